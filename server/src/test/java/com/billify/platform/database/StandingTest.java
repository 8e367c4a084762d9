package com.billify.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Standing.Change;
import com.billify.platform.database.Standing.Fate;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void databaseWithoutTablesIsEmptyAndNothingToUpgrade() {
        Standing standing = Standing.of(List.of(change("001", Fate.PENDING), change("002", Fate.PENDING)));

        assertThat(standing.isEmpty()).isTrue();
        assertThat(standing.isBehind()).isFalse();
        assertThat(standing.newest()).isEqualTo("002");
    }

    @Test
    void changesAfterTheNewestAppliedOneAreAnUpgrade() {
        Standing standing = Standing.of(List.of(
                change("001", Fate.APPLIED),
                change("009", Fate.APPLIED),
                change("010", Fate.PENDING),
                change("100", Fate.PENDING)));

        assertThat(standing).isEqualTo(new Standing("009", "100", 2, 0));
        assertThat(standing.isBehind()).isTrue();
    }

    @Test
    void allAppliedIsNothingToUpgrade() {
        assertThat(Standing.of(List.of(change("001", Fate.APPLIED), change("002", Fate.APPLIED))))
                .isEqualTo(new Standing("002", "002", 0, 0));
    }

    @Test
    void goingBackIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> Standing.of(List.of(change("001", Fate.APPLIED), change("002", Fate.FOREIGN))))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "The data were last used with a newer Billify (tables of version 002, this one knows up to"
                                + " 001): start that one again, or restore a backup from before the upgrade into an empty place.");
    }

    /** As after a rolling change, when one that is not changed yet is started again. */
    @Test
    void whatANewerProgramOnlyAddedDisturbsNobody() {
        assertThat(Standing.of(List.of(
                        change("001", Fate.APPLIED), additive("002", Fate.FOREIGN), additive("003", Fate.FOREIGN))))
                .isEqualTo(new Standing("003", "001", 0, 0));
        assertThatThrownBy(() -> Standing.of(List.of(
                        change("001", Fate.APPLIED), additive("002", Fate.FOREIGN), change("003", Fate.FOREIGN))))
                .hasMessageStartingWith("The data were last used with a newer Billify (tables of version 003");
        assertThatThrownBy(() -> Standing.of(List.of(additive("002", Fate.FOREIGN), change("003", Fate.APPLIED))))
                .hasMessageContaining("of another line");
    }

    @Test
    void othersMayGoOnWhereAllThatLacksIsAdded() {
        assertThat(Standing.of(List.of(change("001", Fate.APPLIED), additive("002", Fate.PENDING)))
                        .othersMayGoOn())
                .isTrue();
        assertThat(Standing.of(List.of(
                                change("001", Fate.APPLIED),
                                additive("002", Fate.PENDING),
                                change("003", Fate.PENDING)))
                        .othersMayGoOn())
                .isFalse();
    }

    @Test
    void tablesOfAnotherLineAreRefused() {
        assertThatThrownBy(() -> Standing.of(
                        List.of(change("001", Fate.APPLIED), change("002", Fate.FOREIGN), change("003", Fate.PENDING))))
                .hasMessageContaining("differ in change 002, which this one does not know");
        assertThatThrownBy(() -> Standing.of(List.of(change("001", Fate.OTHERWISE))))
                .hasMessageContaining("differ in change 001, which is another one here");
    }

    @Test
    void leapOverAChangeIsRefused() {
        assertThatThrownBy(() -> Standing.of(
                        List.of(change("001", Fate.APPLIED), change("002", Fate.PENDING), change("003", Fate.APPLIED))))
                .hasMessageContaining("differ in change 002, which they have not seen though they are of version 003");
    }

    private static Change change(String version, Fate fate) {
        return new Change(MigrationVersion.fromVersion(version), false, fate);
    }

    private static Change additive(String version, Fate fate) {
        return new Change(MigrationVersion.fromVersion(version), true, fate);
    }
}
