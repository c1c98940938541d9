package eu.sojourn.tables;

import eu.sojourn.tables.UnreadableTable.Fault;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a packed workbook, by its central directory. Only the parts that are asked for are unpacked, and while that is done what comes
 * out is counted; what the package says of their sizes is not believed. Packages inside the package stay packed.
 */
final class XlsxPackage implements AutoCloseable {

    private static final int RATIO_COUNTS_FROM = 100 * 1024;

    private final Limits limits;
    private final Path file;
    private final ZipFile zip;
    private long unpacked;

    XlsxPackage(byte[] bytes, Limits limits) {
        this.limits = limits;
        try {
            file = Files.createTempFile("sojourn-upload-", ".zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.write(file, bytes);
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            delete();
            throw damaged();
        } catch (IOException e) {
            delete();
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one part. */
    @FunctionalInterface
    interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /**
     * Reads a part as XML that can neither declare nor fetch anything.
     *
     * @throws UnreadableTable if it is missing, not well-formed, unsafe, or beyond the limits
     */
    void read(String name, PartReader reader) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged();
        }
        try (var stream = new Counted(zip.getInputStream(entry), entry)) {
            reader.read(SafeXml.reader(stream, XlsxPackage::unsafe));
        } catch (XMLStreamException | IOException e) {
            if (e.getCause() instanceof UnreadableTable beyond) {
                throw beyond;
            }
            throw damaged();
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UnreadableTable damaged() {
        return new UnreadableTable(Fault.DAMAGED,
                "The file is damaged, or no program for spreadsheets has written it. Save it anew as .xlsx.");
    }

    /** No program that writes workbooks declares document types or entities. */
    private static UnreadableTable unsafe() {
        return new UnreadableTable(Fault.UNSAFE_XML, "The file declares things that no workbook needs. Save it anew as .xlsx.");
    }

    /** Counts what comes out of a part, and ends it when that is too much. */
    private final class Counted extends FilterInputStream {

        private final long packed;
        private long count;

        Counted(InputStream stream, ZipEntry entry) {
            super(stream);
            packed = Math.clamp(entry.getCompressedSize(), 1, limits.bytes());
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            return counted(read < 0 ? 0 : 1) == 0 ? -1 : read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            counted(Math.max(read, 0));
            return read;
        }

        private int counted(int read) {
            count += read;
            unpacked += read;
            if (unpacked > limits.unpackedBytes() || count > RATIO_COUNTS_FROM && count / packed > limits.ratio()) {
                throw new UnreadableTable(Fault.UNPACKS_TOO_LARGE,
                        "The file unpacks to far more than its size. Take out what is not needed, and save it anew.");
            }
            return read;
        }
    }
}
