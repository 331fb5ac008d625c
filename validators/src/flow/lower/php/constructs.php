<!DOCTYPE html><title>x</title>
<?php
declare(strict_types=1);
namespace App\Http;
use App\Models\User;
use Vendor\Lib as L, Other;
use function App\helper;
use Deep\{One, Two as Zwei};

const LIMIT = 10;
define('MODE', 'x');

#[Attribute]
abstract class Items extends Base implements \Countable, Shape {
    use Logs, Caches;
    const KEY = 'k';
    public static ?Items $all = null;
    private array $rows = ['a' => 1, 2], $more;
    /** @Route("/x") */
    #[Get('/y', name: 'z')]
    public function __construct(private readonly PDO $db, protected int|string $id = 5, string ...$rest) { parent::__construct($id); }
    public function &find(array &$out, ?string $q = null): ?static {
        $sql = "SELECT * FROM t WHERE a='$q' AND b={$this->id} AND c=$out[key] AND d=${q}" . ' x\'y\n';
        $here = <<<SQL
          select $q
          SQL;
        $now = <<<'RAW'
        a $b
        RAW;
        [$a, , $b] = $out; list('k' => $c, 'l' => [$d]) = $out;
        $out[] = $a; $out['k'][1] .= 'x'; $i++; --$i; $n ??= 3; $r = &$out;
        $v = $$name; $w = $this->$prop; $f = $obj->{'x' . $y}; $cls::$prop; static::$all = self::KEY . Items::class;
        foreach ($rows as $k => &$row) { continue; }
        foreach ($rows as [$x, $y]): echo $x, $y; endforeach;
        for ($i = 0, $j = 1; $i < 10; $i++, $j--) { break; }
        while (!$done): $done = true; endwhile;
        do { $i += 1; } while ($i < 3);
        if ($a and $b) one(); elseif ($a === null || $b <> 2) two(); else if ($c) three(); else four();
        switch ($q) { case 'a': case 'b': x(); break; default: y(); }
        $z = match(true) { $a > 1, $b => 'm', default => throw new \Exception("no") };
        try { risky(); } catch (TypeError | \ValueError $e) { log($e->getMessage()); } finally { done(); }
        $fn = function ($x) use ($a, &$b): int { return $x <=> $b; };
        $short = static fn(int $x): int => $x ** 2;
        $made = new L\Thing(...$args); $anon = new class(1) extends Base { public $p = 1; }; $dyn = new $cls; $me = new static;
        $t = $a ? $b : ($c ?: $d) ?? 'z'; $neg = !-$a; $big = 0x1F + 1_000 + 1.5 + 0777;
        $n = (int) $q; $s = (string)$q; $is = $q instanceof User; $quiet = @file($q); $copy = clone $this;
        $out = `ls $q`; print $q; include 'a.php'; require_once __DIR__ . "/$q"; $g = strlen(...);
        $u?->name?->go(named: $q, other: 2); L::make($q)->save(); \strlen($q); MD5($q); $fn($q); ($this->cb)($q); $q |> strtoupper(...);
        static $count = 0; global $conf, $db; unset($a, $b['x']);
        $sq = fn() => yield 1;
        goto end;
        end:
        list($p) = [1]; $m = [...$a, 'k' => 2, 3];
        exit(1);
        return $this;
    }
    abstract protected static function todo(): void;
}
trait Logs { public function log($m) { yield $m; } }
interface Shape { public function area(): float; }
enum Suit: string { case Hearts = 'H'; case Spades; public static function f() { return self::Hearts; } }
function helper($x) { return $x or die("no"); }
?>
<p class="<?= $title ?>"><?php if ($ok): ?>yes <?= $name ?><?php else: ?>no<?php endif ?></p>
<?php $broken = ) $x;
