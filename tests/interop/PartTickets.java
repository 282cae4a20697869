import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cip4.jdflib.core.JDFDoc;
import org.cip4.jdflib.core.KElement;
import org.cip4.jdflib.datatypes.JDFAttributeMap;
import org.cip4.jdflib.resource.JDFResource;

/**
 * Ask the reference library which partitions are meant. Each line of the file QUESTIONS is a ticket, the ID of a resource,
 * and keys with their values, separated by tabs; each line of the answer is "none", or the keys of the partition found and,
 * behind a tab, all attributes that hold there.
 */
public final class PartTickets {
    private PartTickets() {
    }

    public static void main(final String[] questions) throws Exception {
        final Map<String, JDFDoc> tickets = new HashMap<>();
        for (final String line : Files.readAllLines(Path.of(questions[0]))) {
            final String[] words = line.split("\t", -1);
            final JDFDoc ticket = tickets.computeIfAbsent(words[0], name -> JDFDoc.parseFile(new File(name)));
            final JDFAttributeMap keys = new JDFAttributeMap();
            for (int at = 2; at + 1 < words.length; at += 2) {
                keys.put(words[at], words[at + 1]);
            }
            System.out.println(answer(ticket.getRoot().getTarget(words[1], "ID"), keys));
        }
    }

    private static String answer(final KElement target, final JDFAttributeMap keys) {
        final JDFResource found = ((JDFResource) target).getPartition(keys, null);
        if (found == null) {
            return "none";
        }
        return sorted(found.getPartMap()) + "\t" + sorted(found.getAttributeMap());
    }

    private static String sorted(final JDFAttributeMap map) {
        return map == null ? "{}" : new TreeMap<String, String>(map).toString().replace('\n', ' ').replace('\t', ' ');
    }
}
