package com.billify.house;

import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the API and who answers it, as the running program knows them. */
final class Endpoints {

    static final String OF_COMPANY = "/api/v1/companies/{company}";

    private Endpoints() {}

    record Endpoint(RequestMethod method, String path, HandlerMethod handler) {
        boolean isOfACompany() {
            return path.equals(OF_COMPANY) || path.startsWith(OF_COMPANY + "/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Endpoint> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("com.billify"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Endpoint(method, path, entry.getValue()))))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }
}
