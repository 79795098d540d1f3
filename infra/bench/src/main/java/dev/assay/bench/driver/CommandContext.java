package dev.assay.bench.driver;

import dev.assay.command.CommandServiceApplication;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.reference.Reference;
import dev.assay.command.wiring.UuidV7;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole command service inside this process, configured by the environment as always.
final class CommandContext {

    private CommandContext() {}

    static ConfigurableApplicationContext start() {
        var application = new SpringApplication(CommandServiceApplication.class);
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    static Commands commands(ConfigurableApplicationContext context) {
        return new Commands(context.getBean(CommandGate.class), context.getBean(Reference.class), new UuidV7());
    }
}
