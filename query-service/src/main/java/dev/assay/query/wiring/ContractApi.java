package dev.assay.query.wiring;

import dev.assay.query.Unknown;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the contract of events to everybody: the JSON Schemas and the AsyncAPI document.
@RestController
class ContractApi {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.[a-z-]+\\.v[0-9]+\\.json");

    /// @param file such as `rating.engineer-rated.v1.json`
    @GetMapping("/schemas/{file}")
    ResponseEntity<Resource> schema(@PathVariable String file) {
        return answer(FILE.matcher(file).matches() ? "schemas/" + file : "", SCHEMA);
    }

    @GetMapping("/asyncapi.yaml")
    ResponseEntity<Resource> asyncApi() {
        return answer("asyncapi.yaml", YAML);
    }

    private static ResponseEntity<Resource> answer(String path, MediaType type) {
        Resource resource = new ClassPathResource(path);
        if (path.isEmpty() || !resource.exists()) {
            throw new Unknown("schema.unknown", "There is no such document.");
        }
        return ResponseEntity.ok().contentType(type).body(resource);
    }
}
