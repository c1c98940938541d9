// Run once by the MongoDB image, on an empty volume: one database and one user for each service that keeps data,
// so that no service can read or change what belongs to another.
['identity', 'registration', 'agreements', 'questionnaires', 'kpis', 'notifications'].forEach((service) => {
  const password = process.env[`${service.toUpperCase()}_MONGODB_PASSWORD`];
  if (!password) {
    throw new Error(`The password of ${service} is not set`);
  }
  db.getSiblingDB(service).createUser({ user: service, pwd: password, roles: [{ role: 'readWrite', db: service }] });
});
