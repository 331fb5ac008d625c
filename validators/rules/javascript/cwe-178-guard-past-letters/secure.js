const app = express();

app.use("/admin", requireLogin); // evidence: path-as-text
app.use(/^\/internal/i, ensureAdmin); // evidence: path-as-text
router.all("/api/keys", passport.authenticate("jwt")); // evidence: path-as-text

app.use(/^\/static/, compression());
app.get(/^\/admin/, requireLogin);
