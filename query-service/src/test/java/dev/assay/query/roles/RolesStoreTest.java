package dev.assay.query.roles;

import static dev.assay.query.history.Script.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.query.EveryKind;
import dev.assay.query.feed.ProjectedViews;
import dev.assay.query.history.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesStoreTest {

    private final RolesView view = new RolesView();
    private final ProjectedViews views = new ProjectedViews(view);
    private final RolesStore store = new RolesStore(views.live());

    @BeforeAll
    void fill() {
        views.apply(
                view,
                new Script()
                        .add(EveryKind.drafted(1))
                        .add(EveryKind.drafted(2))
                        .add(EveryKind.drafted(3))
                        .add(EveryKind.published(1, "2025-01-01"))
                        .add(EveryKind.published(2, "2025-07-01"))
                        .add(EveryKind.ladder("platform"))
                        .add(EveryKind.policy(1, 45, "2025-05-01"))
                        .events());
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void theLatestVersionThatIsPublishedForTheDayIsInForce() {
        List<RoleVersion> versions = store.versions("IMPE");

        assertThat(versions).extracting(RoleVersion::version).containsExactly(3, 2, 1);
        assertThat(versions).extracting(RoleVersion::isPublished).containsExactly(false, true, true);
        assertThat(RoleVersion.inForce(versions, day("2024-12-31"))).isEmpty();
        assertThat(RoleVersion.inForce(versions, day("2025-06-30")))
                .hasValueSatisfying(version -> assertThat(version.version()).isEqualTo(1));
        assertThat(RoleVersion.inForce(versions, day("2025-07-01")))
                .hasValueSatisfying(version -> assertThat(version.version()).isEqualTo(2));
    }

    @Test
    void theContentOfEveryVersionIsThereAsItWasImported() {
        for (int version = 1; version <= 3; version++) {
            RoleVersionDrafted drafted = EveryKind.drafted(version);
            assertThat(store.content("IMPE", version))
                    .hasValueSatisfying(found -> assertThat(found.event()).isEqualTo(drafted));
        }
        assertThat(store.content("IMPE", 4)).isEmpty();
        assertThat(store.versions("SPE")).isEmpty();
    }

    @Test
    void rolesAndLaddersAreListedById() {
        assertThat(roles(null)).containsExactly("IMPE");
        assertThat(roles("IMPE")).isEmpty();
        assertThat(store.ladders(null, 10)).hasSize(1);
        assertThat(store.ladders("platform", 10)).isEmpty();
        assertThat(store.policies()).hasSize(1);
    }

    private List<String> roles(@Nullable String after) {
        List<String> ids = new ArrayList<>();
        store.roles(after, (roleId, versions) -> ids.add(roleId));
        return ids;
    }
}
