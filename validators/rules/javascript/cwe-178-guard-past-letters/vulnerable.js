const app = express();

app.use(/^\/admin/, requireLogin); // finding: case-sensitive-guard
app.use(/\/internal\/.*/, (req, res, next) => ensureAdmin(req, res, next)); // finding: case-sensitive-guard
router.all(/^\/api\/keys/g, passport.authenticate("jwt")); // finding: case-sensitive-guard

app.get("/admin/users", listUsers);
