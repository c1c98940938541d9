window.addEventListener("load", () => {
  SwaggerUIBundle({
    dom_id: "#swagger-ui",
    urls: ["registration", "agreements", "questionnaires", "kpis", "notifications"]
      .map((service) => ({ name: service, url: `/api/${service}/openapi` })),
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
  });
});
