// Run once, by the image, when the data folder is made: query-service may read and write its own database, no other.
db.getSiblingDB('assay').createUser({
  user: 'query-service',
  pwd: process.env.ASSAY_MONGODB_PASSWORD,
  roles: [{role: 'readWrite', db: 'assay'}]
});
