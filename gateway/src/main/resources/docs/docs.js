window.addEventListener("load", () => {
  SwaggerUIBundle({
    dom_id: "#swagger-ui",
    urls: ["registration", "agreements", "questionnaires", "kpis", "notifications"]
      .map((service) => ({ name: service, url: `/api/${service}/openapi` })),
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    // The viewer's own logo brings inline styles, which pages from here may not have.
    plugins: [() => ({ components: { Logo: () => null } })],
    layout: "StandaloneLayout",
  });
});
