package dev.assay.faults.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Puts a [ShiftedClock] in the place of the service's clock. As a Java agent it gets onto the class path of a jar that
/// is not built for it, and its initializer is found there like any other.
public final class ClockAgent implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static Path file = Path.of("");

    /// @param arguments the file that says how wrong the clock is
    public static void premain(String arguments) {
        file = Path.of(arguments);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock clock ? ShiftedClock.of(clock, file) : bean;
            }
        });
    }
}
