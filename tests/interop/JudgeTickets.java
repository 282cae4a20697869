import java.io.File;
import org.cip4.jdflib.core.JDFAudit;
import org.cip4.jdflib.core.JDFDoc;
import org.cip4.jdflib.core.JDFElement.EnumValidationLevel;
import org.cip4.jdflib.core.XMLDoc;
import org.cip4.jdflib.validate.JDFValidator;

/**
 * Judge tickets with the reference validator: one report beside each ticket, and one line a ticket on the
 * standard output: "valid" or "invalid", a tab, the file. The first line names the validator's version.
 */
public final class JudgeTickets {
    private JudgeTickets() {
    }

    public static void main(final String[] tickets) {
        System.out.println("version\t" + JDFAudit.software());
        for (final String ticket : tickets) {
            final XMLDoc report = validator().processSingleFile(ticket);
            if (!report.write2File(new File(ticket + ".report.xml"), 2, false)) {
                throw new IllegalStateException("cannot write the report of " + ticket);
            }
            final JDFDoc parsed = JDFDoc.parseFile(new File(ticket));
            final boolean valid = parsed != null && parsed.getJDFRoot().isValid(EnumValidationLevel.Complete);
            System.out.println((valid ? "valid\t" : "invalid\t") + ticket);
        }
    }

    /** Complete: everything required is there; warnings: what the version has deprecated is named too. */
    private static JDFValidator validator() {
        final JDFValidator validator = new JDFValidator();
        validator.level = EnumValidationLevel.Complete;
        validator.setPrint(false);
        validator.setWarning(true);
        return validator;
    }
}
