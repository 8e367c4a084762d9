package com.billify.forecast;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What people let be otherwise, by name. */
@Repository
class ScenarioRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ScenarioRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Those of a company, the oldest first. */
    List<ScenarioController.NamedScenario> all(CompanyId company) {
        return jdbc.sql("SELECT * FROM forecast.scenario WHERE company_id = :company ORDER BY made_at, id")
                .param("company", company.value())
                .query((row, number) ->
                        toScenario(row.getObject("id", UUID.class), row.getString("name"), row.getString("changes")))
                .list();
    }

    Optional<ScenarioController.NamedScenario> find(CompanyId company, UUID id) {
        return jdbc.sql("SELECT * FROM forecast.scenario WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> toScenario(id, row.getString("name"), row.getString("changes")))
                .optional();
    }

    private ScenarioController.NamedScenario toScenario(UUID id, String name, String changes) {
        return new ScenarioController.NamedScenario(id, name, List.of(json.readValue(changes, ScenarioChange[].class)));
    }

    UUID add(CompanyId company, UserId user, String name, List<ScenarioChange> changes) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO forecast.scenario (company_id, id, name, changes, made_at, made_by)
                        VALUES (:company, :id, :name, :changes::jsonb, :now, :user)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("name", name)
                .param("changes", json.writeValueAsString(changes))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
        return id;
    }

    /** @return whether it was there */
    boolean remove(CompanyId company, UUID id) {
        return jdbc.sql("DELETE FROM forecast.scenario WHERE company_id = :company AND id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update()
                > 0;
    }
}
