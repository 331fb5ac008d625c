//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::CSharp;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = r##"
using System;
using System.Data.SqlClient;
using static System.Math;
using Json = Newtonsoft.Json.JsonConvert;
[assembly: AssemblyVersion("1.0")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization(o => o.FallbackPolicy = null);

namespace Shop.Web;

[ApiController]
[Route("api/[controller]", Name = "items")]
public class ItemsController : ControllerBase, IDisposable
{
    private readonly SqlConnection _conn = new("server=x");
    public const string Key = "k";
    public string Name { get; set; } = "n";
    public int Count => _items.Count;
    private string _raw;
    public string Raw { get { return _raw; } set { _raw = value.Trim(); } }
    public string this[int i] => _list[i];
    public event EventHandler Changed;
    public ItemsController(ILogger log, int x = 3) : base(log) { this.log = log; }
    ~ItemsController() { Close(); }

    [HttpGet("{id}"), Authorize]
    public async Task<IActionResult> Get([FromQuery] string q, int? id, params string[] rest)
    {
        string sql = $"select {q,5:N2} from \"t\" {{x}}", other = @"c:\a ""b""";
        var raw = """
            one
              two
            """;
        using var cmd = new SqlCommand(sql, _conn) { CommandTimeout = 5, CommandType = CommandType.Text };
        using (SqlDataReader r = cmd.ExecuteReader()) { r.Read(); }
        using (Open()) Use();
        var list = new List<string> { "a", q };
        var map = new Dictionary<string, int> { { "a", 1 }, ["b"] = 2 };
        var dict = new Dictionary<string, int> { { "a", 1 }, { "b", 2 } };
        var anon = new { q, Id = id, cmd.Parameters };
        int[] nums = { 1, 2 };
        var bytes = new byte[16];
        var arr = new[] { 1, 2 };
        string[] names = [ "x", ..rest ];
        if (int.TryParse(q, out var n) && n > 0) n++;
        map.TryGetValue(q, out total);
        var (a, b) = Pair();
        (x, y) = (y, x);
        if (o is string s && s.Length > 2) Use(s);
        if (o is not null and not Item { Price: > 5, Owner.Name: "z" } item) return NotFound();
        if (Load() is Item) Keep();
        var word = n switch { 1 => "one", > 5 and < 9 => "some", Item t when t.Ok => t.Name, _ => throw new Exception("x") };
        switch (n) { case 1: case 2: One(); break; case string text when text.Length > 1: Two(text); break; default: break; }
        for (int i = 0, j = 1; i < 3; i++, j--) { continue; }
        foreach (string part in rest) Use(part);
        foreach (var (k, v) in map) Use(k, v);
        while (!done) { break; }
        do { n -= 1; } while (n > 0);
        try { Risky(); } catch (SqlException e) when (e.Number == 1) { Log(e); } catch { throw; } finally { Done(); }
        lock (_gate) { checked { total += 1; } }
        unsafe { int* p = &n; *p = 3; p->x = 2; }
        var rows = from r in db.Rows join c in db.Cats on r.Cat equals c.Id let up = r.Name.ToUpper() where r.Ok orderby r.Name descending select new { up, c };
        Func<int, int> twice = z => z * 2;
        Action<string> act = async (string m) => { await Send(m); };
        Handler h = delegate (object m) { return 1; };
        var len = q?.Trim()?.Length ?? 0;
        name ??= q!;
        var first = rest?[0] ?? rest[^1];
        var sub = q[1..3];
        var c2 = (int)len; var d2 = o as Item; var t2 = typeof(Item); var s2 = sizeof(int); string e2 = default; var f2 = default(int);
        var nm = nameof(ItemsController.Name);
        var copy = record with { Name = "z" };
        cmd.Parameters.Add(name: "@q", value: q);
        char ch = '\n'; double dd = 1.5; long big = 0xFFL; decimal m2 = 1.5m;
        string Local(string v) => v + 1;
        goto end;
        end:
        return Ok(Local(global::System.Text.Encoding.UTF8.GetString(bytes)));
    }
    public static bool operator ==(A x, A y) => true;
    public static implicit operator string(A x) { return x.v; }
    IEnumerable<int> Gen() { yield return 1; yield break; }
    public abstract void Todo();
#if DEBUG
    void OnlyDebug() { }
#endif
}
public record Person(string First, [property: Required] string Last) : Base(First);
public struct P { public int X; }
public interface IStore { string Get(string key); }
public enum Color { Red, Green = 5 }
public delegate void Notify(string m);
public class Service(IStore store) { public string Get(string k) => store.Get(k); }
"##;

#[test]
fn every_construct_has_its_form() {
    let lowered = module(CSharp, CONSTRUCTS);
    assert_eq!(lowered.unknown_nodes, 0, "{}", show(&lowered));
    assert_eq!(&*lowered.package, "Shop.Web");
    assert_eq!(show(&lowered), include_str!("constructs.txt"));
}

#[test]
fn what_does_not_parse_stays_unknown() {
    let lowered = module(CSharp, "class A { void F() { G(1); = = H(2) @@ ; K(3); } }");
    let shown = show(&lowered);
    assert!(lowered.unknown_nodes > 0);
    assert!(shown.contains("?(") && shown.contains("G(1)") && shown.contains("H(2)") && shown.contains("K(3)"), "{shown}");
}

#[test]
fn nothing_panics() {
    never_panics(
        CSharp,
        CONSTRUCTS,
        &[
            ("var x = ", "(", ")"),
            ("var x = ", "f(", ")"),
            ("var x = ", "a + ", ""),
            ("var x = ", "a ?? ", ""),
            ("void F() ", "{", "}"),
            ("", "class A { ", "}"),
            ("var x = ", "new A { B = ", "}"),
            ("var x = ", "() => ", ""),
            ("var x = y is ", "(", ")"),
            ("var x = y is ", "not ", ""),
            ("var x = y ", "switch { _ => ", "}"),
            ("var x = $\"", "{$\"", "\"}"),
            ("List", "<List", ">"),
            ("", "if (a) ", ";"),
            ("var x = ", "!", ""),
        ],
    );
}
