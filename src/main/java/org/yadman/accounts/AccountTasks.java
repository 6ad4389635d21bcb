package org.yadman.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Visitor;

/// What a person should do about their own account.
@Component
class AccountTasks implements DeskSource {

    private static final String PAGE = "/desk/account";

    private final OwnAccount own;
    private final People people;

    AccountTasks(OwnAccount own, People people) {
        this.own = own;
        this.people = people;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        UUID id = caller.account();
        Account account = own.find(id).orElse(null);
        if (account == null) {
            return List.of();
        }
        List<Task> tasks = new ArrayList<>();
        LocalDate from = own.recoveryFrom(id);
        if (from != null) {
            tasks.add(new Task(visitor.t("accounts.task.recovery"), from, PAGE));
        }
        if (!own.told(id).isEmpty()) {
            tasks.add(new Task(visitor.t("accounts.task.told"), null, PAGE));
        }
        if (account.role() == Role.REPRESENTATIVE
                && !people.toConfirm(account.group()).isEmpty()) {
            tasks.add(new Task(visitor.t("accounts.task.confirm"), null, PAGE));
        }
        if (!account.demo() && own.recoveryLeft(id) == 0) {
            tasks.add(new Task(visitor.t("accounts.task.sheet"), null, PAGE + "/sheet"));
        }
        return tasks;
    }
}
