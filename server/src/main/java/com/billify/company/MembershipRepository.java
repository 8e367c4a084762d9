package com.billify.company;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MembershipRepository {

    private final JdbcClient jdbc;

    MembershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the user is a member already. */
    boolean add(CompanyId company, UserId user, Role role, Instant now) {
        return jdbc.sql("""
                INSERT INTO company.membership (company_id, user_id, role, created_at)
                VALUES (:company, :user, :role, :now) ON CONFLICT DO NOTHING
                """)
                        .param("company", company.value())
                        .param("user", user.value())
                        .param("role", role.code())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean isDemo(CompanyId company) {
        return jdbc.sql("SELECT demo FROM company.company WHERE company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean("demo"))
                .optional()
                .orElse(false);
    }

    void update(CompanyId company, UserId user, Role role) {
        jdbc.sql("UPDATE company.membership SET role = :role WHERE company_id = :company AND user_id = :user")
                .param("company", company.value())
                .param("user", user.value())
                .param("role", role.code())
                .update();
    }

    void remove(CompanyId company, UserId user) {
        jdbc.sql("DELETE FROM company.membership WHERE company_id = :company AND user_id = :user")
                .param("company", company.value())
                .param("user", user.value())
                .update();
    }

    List<Member> findMembers(CompanyId company) {
        return jdbc.sql("""
                SELECT membership.user_id, account.email, account.name, membership.role,
                       EXISTS (SELECT FROM identity.second_factor AS factor
                                WHERE factor.user_id = account.id AND factor.confirmed_at IS NOT NULL) AS second_factor
                  FROM company.membership AS membership
                  JOIN identity.user_account AS account ON account.id = membership.user_id
                 WHERE membership.company_id = :company
                 ORDER BY lower(account.email)
                """)
                .param("company", company.value())
                .query((row, number) -> new Member(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("email"),
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        row.getBoolean("second_factor")))
                .list();
    }

    /** Across companies, by a function that may. */
    List<Membership> findMemberships(UserId user) {
        return jdbc.sql("SELECT company_id, name, role, demo FROM company.memberships_of(:user)")
                .param("user", user.value())
                .query((row, number) -> new Membership(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        row.getBoolean("demo")))
                .list();
    }

    /** Before any company is set, by a function that may. */
    Optional<Role> findRole(UserId user, CompanyId company) {
        return jdbc.sql("SELECT role FROM company.role_of(:user, :company) AS role WHERE role IS NOT NULL")
                .param("user", user.value())
                .param("company", company.value())
                .query((row, number) -> Role.of(row.getString("role")))
                .optional();
    }
}
