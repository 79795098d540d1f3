package dev.assay.command.store;

import dev.assay.command.Rejected;
import java.sql.SQLException;
import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/// What a failed write means.
final class Failures {

    private static final String UNIQUE_VIOLATION = "23505";

    /// What the functions of our own raise when a rule over many streams is broken: the message is the refusal's code.
    private static final String RULE_BROKEN = "AS001";

    /// Data, constraints, limits: the fault of one row, which the rows of other commands do not share.
    private static final Set<String> OF_ONE_ROW = Set.of("22", "23", "54");

    /// Their keys hold the version of a stream.
    private static final Set<String> VERSIONED =
            Set.of("event", "reference_manager", "reference_role", "reference_departure");

    private Failures() {}

    static boolean ofOneRow(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_ONE_ROW.contains(state.substring(0, 2));
    }

    static RuntimeException translate(SQLException failure) {
        if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
            String table = table(failure);
            if ("answer".equals(table)) {
                return new AlreadyAnswered(failure);
            }
            if ("reference_email".equals(table)) {
                return new Rejected("engineer.email-taken", "Somebody else on the roster has this e-mail address.");
            }
            if (table != null && VERSIONED.contains(table)) {
                return new ConcurrencyException("The stream has got other events meanwhile", failure);
            }
        }
        if (RULE_BROKEN.equals(failure.getSQLState()) && failure instanceof PSQLException refusal) {
            ServerErrorMessage message = refusal.getServerErrorMessage();
            if (message != null && message.getMessage() != null) {
                return new Rejected(message.getMessage(), message.getDetail());
            }
        }
        DataAccessException known = new SQLStateSQLExceptionTranslator().translate("Write", null, failure);
        return known == null ? new UncategorizedSQLException("Write", null, failure) : known;
    }

    private static @Nullable String table(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
        return message == null ? null : message.getTable();
    }
}
