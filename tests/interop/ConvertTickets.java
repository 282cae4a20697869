import java.io.File;
import org.cip4.jdflib.core.JDFDoc;
import org.cip4.jdflib.extensions.XJDFHelper;
import org.cip4.jdflib.extensions.xjdfwalker.jdftoxjdf.JDFToXJDF;

/** Turn tickets into XJDF with the reference library: beside each FILE it writes FILE.xjdf. */
public final class ConvertTickets {
    private ConvertTickets() {
    }

    public static void main(final String[] files) {
        for (final String name : files) {
            final JDFDoc ticket = JDFDoc.parseFile(new File(name));
            final XJDFHelper order = new JDFToXJDF().convertToXJDF(ticket.getJDFRoot());
            order.writeToFile(name + ".xjdf");
        }
    }
}
