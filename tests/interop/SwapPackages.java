import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cip4.jdflib.core.JDFDoc;
import org.cip4.jdflib.util.MimeUtil;

/**
 * Read and write packages with the reference library.
 * "read PACKAGE FOLDER": the bytes of each part go to FOLDER/number, and a line a part tells number, id, file name.
 * "find PACKAGE ID...": a line for each id, "found" or "missing", as the library's own look-up sees it.
 * "write PACKAGE JMF JDF ENCODING": the message, the ticket and the files that the ticket names.
 * "zip PACKAGE FOLDER": as "read", by Java's stream reader of ZIP, which XJDF receivers build on.
 */
public final class SwapPackages {
    private SwapPackages() {
    }

    public static void main(final String[] words) throws Exception {
        switch (words[0]) {
            case "read" -> read(words[1], Path.of(words[2]));
            case "find" -> find(words);
            case "write" -> write(words);
            case "zip" -> zip(Path.of(words[1]), Path.of(words[2]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void read(final String name, final Path folder) throws Exception {
        final BodyPart[] parts = MimeUtil.getBodyParts(MimeUtil.getMultiPart(name));
        for (int number = 0; number < parts.length; number++) {
            try (InputStream bytes = parts[number].getInputStream()) {
                Files.copy(bytes, folder.resolve("" + number), StandardCopyOption.REPLACE_EXISTING);
            }
            System.out.println(number + "\t" + MimeUtil.getContentID(parts[number]) + "\t" + parts[number].getFileName());
        }
    }

    private static void find(final String[] words) {
        final Multipart parts = MimeUtil.getMultiPart(words[1]);
        for (int at = 2; at < words.length; at++) {
            System.out.println(MimeUtil.getPartByCID(parts, words[at]) == null ? "missing" : "found");
        }
    }

    private static void write(final String[] words) {
        final MimeUtil.MIMEDetails details = new MimeUtil.MIMEDetails();
        details.transferEncoding = words[4];
        final JDFDoc message = JDFDoc.parseFile(new File(words[2]));
        final JDFDoc ticket = JDFDoc.parseFile(new File(words[3]));
        final Multipart parts = MimeUtil.buildMimePackage(message, ticket, true);
        if (MimeUtil.writeToFile(parts, words[1], details) == null) {
            throw new IllegalStateException("cannot write " + words[1]);
        }
    }

    private static void zip(final Path name, final Path folder) throws Exception {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(name))) {
            int number = 0;
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, folder.resolve("" + number), StandardCopyOption.REPLACE_EXISTING);
                System.out.println(number++ + "\t" + entry.getName() + "\t" + entry.getName());
            }
        }
    }
}
