package eu.sojourn.registration.application;

/** Tells what a file is. */
public interface FileTypes {

    /** @return the media type by the content alone; {@code application/octet-stream} for what is not known */
    String typeOf(byte[] content);
}
