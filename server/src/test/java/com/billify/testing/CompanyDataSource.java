package com.billify.testing;

import com.billify.kernel.CompanyId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Connections that are in a transaction of one company from the moment they are handed out until they are closed. */
final class CompanyDataSource extends DelegatingDataSource {

    private final CompanyId company;

    CompanyDataSource(DataSource pool, CompanyId company) {
        super(pool);
        this.company = company;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource pool = obtainTargetDataSource();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return new TransactionAwareDataSourceProxy(pool).getConnection();
        }
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT set_config('billify.company', ?, true)")) {
            statement.setString(1, company.toString());
            statement.execute();
        }
        return committingOnClose(connection);
    }

    /** A failed transaction cannot be committed: PostgreSQL rolls it back instead. */
    private static Connection committingOnClose(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        connection.commit();
                        connection.setAutoCommit(true);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
