package dev.assay.kit.secrets;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Looks at the secrets before anything is built that uses them.
@AutoConfiguration
public class SecretsAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor guessableSecretsAreRefused(Environment environment) {
        return factory -> GuessableSecrets.refuse(environment::getProperty);
    }
}
