package com.billify.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.SpringTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class CompanyTest {
    private final MockMvc mvc;
    private final Browser owner;
    private String company = "";

    CompanyTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
        this.owner = new Browser(mvc);
    }

    @BeforeEach
    void foundCompany() {
        owner.signUp("owner." + UUID.randomUUID() + "@example.be");
        company = "/api/v1/companies/"
                + owner.post("/api/v1/companies", "{}").json().at("/id").asString();
    }

    @Test
    void companyNeedsNothingToBegin() {
        var founded = owner.get(company).json();

        assertThat(founded.at("/name").asString()).isEqualTo("My company");
        assertThat(founded.at("/enterpriseNumber").isNull()).isTrue();
        assertThat(founded.at("/floor").isNull()).isTrue();
        assertThat(founded.at("/currency").asString()).isEqualTo("EUR");
        assertThat(founded.at("/role").asString()).isEqualTo("owner");
        assertThat(owner.get("/api/v1/session").json().at("/companies/0/role").asString())
                .isEqualTo("owner");
    }

    @Test
    void numberIsReadAsTypedAndFloorKeptToTheCent() {
        var changed = owner.patch(
                company, Map.of("name", "Korenaar", "enterpriseNumber", "BE 0403.170.701", "floor", "2500.50"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/enterpriseNumber").asString()).isEqualTo("0403170701");
        assertThat(changed.json().at("/vatNumber").asString()).isEqualTo("BE0403170701");
        assertThat(changed.json().at("/floor/amount").asString()).isEqualTo("2500.50");
        assertThat(changed.json().at("/floor/currency").asString()).isEqualTo("EUR");
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsCleared() {
        owner.patch(company, Map.of("enterpriseNumber", "0403.170.701", "floor", "2500"));

        var changed = owner.patch(company, "{\"floor\":null}").json();

        assertThat(changed.at("/floor").isNull()).isTrue();
        assertThat(changed.at("/enterpriseNumber").asString()).isEqualTo("0403170701");
        assertThat(changed.at("/name").asString()).isEqualTo("My company");
    }

    @Test
    void numberWithWrongCheckDigitsAndFloorFinerThanACentAreRefused() {
        assertThat(owner.patch(company, Map.of("enterpriseNumber", "0403.170.702"))
                        .problem())
                .isEqualTo("invalid-enterprise-number");
        assertThat(owner.patch(company, Map.of("floor", "1.005")).problem()).isEqualTo("invalid-amount");
        assertThat(owner.patch(company, Map.of("floor", "a lot")).problem()).isEqualTo("invalid-amount");
    }

    @Test
    void financialYearIsTheCalendarYearUntilSomebodySaysOtherwise() {
        assertThat(owner.get(company).json().at("/financialYearStart").asString())
                .isEqualTo("01-01");

        var changed = owner.patch(company, Map.of("financialYearStart", "07-01"));

        assertThat(changed.json().at("/financialYearStart").asString()).isEqualTo("07-01");
        assertThat(changed.json().at("/name").asString()).isEqualTo("My company");
        var entry = owner.get(company + "/audit").json().at("/items/0");
        assertThat(entry.at("/action").asString()).isEqualTo("companyChanged");
        assertThat(entry.at("/details/financialYearStart").asString()).isEqualTo("07-01");
        assertThat(entry.at("/details/financialYearStartBefore").asString()).isEqualTo("01-01");
        assertThat(entry.at("/actor").asString()).startsWith("owner.");
        for (String noDay : new String[] {"02-29", "06-31", "13-01", "7-1", "July"}) {
            assertThat(owner.patch(company, Map.of("financialYearStart", noDay)).problem())
                    .as(noDay)
                    .isEqualTo("invalid-financial-year");
        }
        assertThat(owner.patch(company, "{\"financialYearStart\":null}")
                        .json()
                        .at("/financialYearStart")
                        .asString())
                .isEqualTo("01-01");
    }

    @Test
    void companyOfOthersIsNotThere() {
        Browser stranger = new Browser(mvc);
        stranger.signUp("stranger." + UUID.randomUUID() + "@example.be");

        assertThat(stranger.get(company).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/companies/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/companies/none").status()).isEqualTo(404);
    }

    @Test
    void memberMayWhatTheRoleAllows() {
        String email = "member." + UUID.randomUUID() + "@example.be";
        Browser member = new Browser(mvc);
        String user = member.signUp(email).json().at("/user/id").asString();
        Invited.join(owner, company, member, email, "viewer");

        assertThat(member.get(company).json().at("/role").asString()).isEqualTo("viewer");
        assertThat(member.patch(company, Map.of("name", "Mine")).status()).isEqualTo(403);

        owner.patch(company + "/members/" + user, Map.of("role", "owner"));
        assertThat(member.patch(company, Map.of("name", "Ours")).status()).isEqualTo(200);

        assertThat(owner.delete(company + "/members/" + user).status()).isEqualTo(204);
        assertThat(member.get(company).status()).isEqualTo(404);
    }

    @Test
    void lastOwnerStays() {
        String user = owner.get("/api/v1/session").json().at("/user/id").asString();

        assertThat(owner.patch(company + "/members/" + user, Map.of("role", "editor"))
                        .problem())
                .isEqualTo("last-owner");
        assertThat(owner.delete(company + "/members/" + user).problem()).isEqualTo("last-owner");
        assertThat(owner.get(company + "/members").json().size()).isOne();
    }

    @Test
    void whatWasDoneIsWrittenDownNewestFirst() {
        owner.patch(company, Map.of("name", "Korenaar"));

        var entries = owner.get(company + "/audit").json();

        assertThat(entries.at("/items/0/action").asString()).isEqualTo("companyChanged");
        assertThat(entries.at("/items/0/details/name").asString()).isEqualTo("Korenaar");
        assertThat(entries.at("/items/0/details/nameBefore").asString()).isEqualTo("My company");
        assertThat(entries.at("/items/0/actor").asString()).startsWith("owner.");
        assertThat(entries.at("/items/1/action").asString()).isEqualTo("companyCreated");
        assertThat(entries.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void auditIsReadByPersonDeedAndDay() {
        Browser member = new Browser(mvc);
        String email = "member." + UUID.randomUUID() + "@example.be";
        String id = member.signUp(email).json().at("/user/id").asString();
        Invited.join(owner, company, member, email, "owner");
        member.patch(company, Map.of("name", "Theirs"));
        owner.patch(company, Map.of("name", "Ours"));

        assertThat(actions("by=" + id)).containsExactly("companyChanged", "memberJoined");
        assertThat(actions("action=companyCreated,memberInvited")).containsExactly("memberInvited", "companyCreated");
        assertThat(actions("by=" + id + "&action=companyChanged")).hasSize(1);
        assertThat(actions("from=" + SpringTest.TODAY + "&to=" + SpringTest.TODAY))
                .hasSize(5);
        assertThat(actions("to=2026-11-20")).isEmpty();
        assertThat(actions("from=2026-11-24")).isEmpty();
        assertThat(owner.get(company + "/audit/actors").json().toString()).contains(email);
    }

    private List<String> actions(String filter) {
        return owner.get(company + "/audit?" + filter)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("action").asString())
                .toList();
    }

    @Test
    void auditIsReadPageByPage() {
        for (int change = 1; change <= 60; change++) {
            owner.patch(company, Map.of("name", "Name " + change));
        }

        var first = owner.get(company + "/audit").json();
        var second = owner.get(
                        company + "/audit?cursor=" + first.at("/nextCursor").asString())
                .json();

        assertThat(first.at("/items").size() + second.at("/items").size()).isEqualTo(61);
        assertThat(second.at("/items/10/action").asString()).isEqualTo("companyCreated");
        assertThat(owner.get(company + "/audit?cursor=x").problem()).isEqualTo("invalid-cursor");
    }
}
