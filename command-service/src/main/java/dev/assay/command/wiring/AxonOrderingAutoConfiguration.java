package dev.assay.command.wiring;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/// Empty: it only makes Spring Boot look at Axon's configurations after its own data source and transactions.
///
/// Axon 4.13 names the packages of Spring Boot 3 in its order, which mean nothing to Spring Boot 4, and would fall back
/// silently to an event store without transactions.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration"
        })
public class AxonOrderingAutoConfiguration {}
