package dev.assay.query.roles;

import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.query.Unknown;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Visibility;
import dev.assay.query.request.Cursor;
import dev.assay.query.request.Page;
import dev.assay.query.roles.RoleAnswers.RoleProfile;
import dev.assay.query.roles.RoleAnswers.RoleSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Roles and their rubrics. Who may not see drafts is answered as if there were none.
@RestController
class RolesApi {

    private final RolesStore store;
    private final Access access;
    private final Clock clock;

    RolesApi(RolesStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/api/roles")
    Page<RoleSummary> roles(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        access.check(caller, Operation.READ_ROLES);
        int most = Page.limit(limit);
        List<RoleSummary> found = new ArrayList<>();
        store.roles(Cursor.read(cursor), (roleId, all) -> {
            List<RoleVersion> versions = visible(caller, all);
            if (!versions.isEmpty()) {
                found.add(summary(roleId, versions));
            }
            return found.size() <= most;
        });
        return Page.of(found, most, RoleSummary::roleId);
    }

    /// @param version the version in force today if absent, or else the latest that the caller may see
    @GetMapping("/api/roles/{roleId}")
    RoleProfile role(
            Caller caller, @PathVariable String roleId, @RequestParam(required = false) @Nullable Integer version) {
        access.check(caller, Operation.READ_ROLES);
        List<RoleVersion> versions = visible(caller, store.versions(roleId));
        if (versions.isEmpty()) {
            throw new Unknown("role.unknown", "There is no such role.");
        }
        RoleVersion wanted = version == null
                ? RoleVersion.inForce(versions, LocalDate.now(clock)).orElse(versions.getFirst())
                : versions.stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                        .orElseThrow(RolesApi::unknownVersion);
        RoleVersionDrafted content = store.content(roleId, wanted.version())
                .map(envelope -> (RoleVersionDrafted) envelope.event())
                .orElseThrow(RolesApi::unknownVersion);
        return new RoleProfile(roleId, wanted, content.archetype(), content.rubric(), versions);
    }

    private List<RoleVersion> visible(Caller caller, List<RoleVersion> versions) {
        boolean drafts = access.framework(caller) == Visibility.FULL;
        return versions.stream()
                .filter(version -> drafts || version.isPublished())
                .toList();
    }

    private RoleSummary summary(String roleId, List<RoleVersion> versions) {
        RoleVersion inForce =
                RoleVersion.inForce(versions, LocalDate.now(clock)).orElse(null);
        return new RoleSummary(
                roleId,
                inForce == null ? versions.getFirst().title() : inForce.title(),
                inForce == null ? null : inForce.version(),
                versions);
    }

    private static Unknown unknownVersion() {
        return new Unknown("role.version-unknown", "The role has no such version.");
    }
}
