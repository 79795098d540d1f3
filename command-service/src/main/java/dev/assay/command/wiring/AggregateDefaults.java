package dev.assay.command.wiring;

import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/// Gives every aggregate the cache and the snapshots, so that none can forget to ask for them.
@Component
class AggregateDefaults implements BeanFactoryPostProcessor, Ordered {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(SpringAggregateConfigurer.class, false, false)) {
            MutablePropertyValues properties = beans.getBeanDefinition(name).getPropertyValues();
            properties.add("cache", "aggregateCache");
            properties.add("snapshotTriggerDefinition", "aggregateSnapshots");
        }
    }

    /// After Axon has found the aggregates.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
