package eu.sojourn.tables;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;

import java.io.InputStream;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Reads XML that people send, as one that can neither declare nor fetch anything. How much there is of it, the caller bounds. */
public final class SafeXml {

    private SafeXml() {}

    /**
     * A reader of a document, from its beginning.
     *
     * @param declared what is thrown as soon as the document declares a document type or refers to an entity
     * @throws XMLStreamException if it does not even begin as XML
     */
    public static XMLStreamReader reader(InputStream stream, Supplier<? extends RuntimeException> declared) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return new WithoutDeclarations(factory.createXMLStreamReader(stream), declared);
    }

    private static final class WithoutDeclarations extends StreamReaderDelegate {

        private final Supplier<? extends RuntimeException> declared;

        WithoutDeclarations(XMLStreamReader reader, Supplier<? extends RuntimeException> declared) {
            super(reader);
            this.declared = declared;
        }

        @Override
        public int next() throws XMLStreamException {
            var event = super.next();
            if (event == DTD || event == ENTITY_REFERENCE) {
                throw declared.get();
            }
            return event;
        }
    }
}
