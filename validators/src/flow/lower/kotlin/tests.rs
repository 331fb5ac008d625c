//! Every construct of the language lowered, as text; what does not parse stays unknown; cut-off texts panic on nothing.

use assay_manifests::Language::Kotlin;

use crate::flow::lower::show::{module, never_panics, show};

const CONSTRUCTS: &str = r#"
@file:JvmName("Web")
package com.example.web

import java.sql.Connection
import java.util.*
import java.io.File as F

typealias Names = List<String>

const val LIMIT: Int = 10

@RestController
@RequestMapping("/a")
open class Items(private val db: Connection, name: String, var count: Int = 3) : Base<String>(name), Runnable {
    private val key = "k$name"
    lateinit var late: String
    val size: Int get() = count + 1
    val lazyOne by lazy { load() }

    init {
        check(name)
    }

    constructor(db: Connection) : this(db, "x")

    @GetMapping("/x")
    suspend fun find(@RequestParam("q") q: String?, vararg rest: Int, n: Int = 2): List<String>? {
        var i = 0
        i += 1
        i++
        val (a, b) = pair(q)
        for (item in rest) { if (item == 0) continue else break }
        for ((k, v) in map) use(k, v)
        while (i < 3) { i = i shl 1 }
        do { i -= 1 } while (i > 0)
        outer@ for (x in 1..10) { println(x) }
        val text = if (i > 1) "one" else { note(); "many" }
        val word = when (i) { 1, 2 -> "low"; in 3..4 -> "mid"; is Int -> "num"; else -> q ?: return null }
        when { i > 4 -> big(); else -> small() }
        val parsed = try { q!!.toInt() } catch (e: NumberFormatException) { -1 } finally { done() }
        val list = listOf("a" to 1, *rest)
        list.map { it.first }.forEach { (l, r) -> println("$l ${r + 1}") }
        val f: (Int, Int) -> Int = { x, y -> x + y }
        val g = fun(x: Int): Int = x * 2
        val h = this::find
        val o = object : Handler("h") { override fun handle(m: String) { log(m) } }
        db.use { c -> c?.close() }
        val typed = "a" + find<String>(q)
        with(db) { close() }
        val bytes = ByteArray(16)
        val k = Items::class.java
        if (q !is String || i !in rest) throw IllegalStateException("no")
        val cast = q as String
        val raw = """select *
  from t where x = '${'$'}' and y = $i"""
        list[0] = rest[1]
        val c = 'x'; val d = 1.5; val big = 0xFFL; val neg = -1; val yes = true; val no = null
        return super.find(q)
    }

    companion object {
        const val TAG = "t"
        fun make() = Items(null)
    }
}

fun String.shout(): String = this.uppercase()

object Single {
    val x = 1
    fun go() { run() }
}

enum class Color(val rgb: Int) {
    RED(1),
    GREEN(2);

    fun v() = 1
}

data class Point(val x: Int, val y: Int)

sealed interface Shape { fun area(): Double }
"#;

#[test]
fn every_construct_has_its_form() {
    let module = module(Kotlin, CONSTRUCTS);
    let shown = show(&module);
    assert_eq!(module.unknown_nodes, 0, "{shown}");
    let expected = include_str!("constructs.txt");
    assert_eq!(shown, expected, "{shown}");
}

#[test]
fn a_sign_is_that_of_the_whole_chain() {
    let shown = show(&module(
        Kotlin,
        "fun f(a: String, m: Map<String, Boolean>): Boolean {\n  if (!a.trim().startsWith(\"x\")) return !m[a]\n  return (!m).b\n}\n",
    ));
    let expected = "  if Not(a.trim().startsWith(\"x\"))\n    return Not(m[a])\n  return Not(m).b\n";
    assert!(shown.ends_with(expected), "{shown}");
}

#[test]
fn what_does_not_parse_stays_unknown() {
    let module = module(Kotlin, "class A { fun f() { g(1); @@ h(2) %% ; k(3) } }");
    let shown = show(&module);
    assert!(module.unknown_nodes > 0, "{shown}");
    assert!(shown.contains("g(1)"), "{shown}");
}

#[test]
fn snippets_without_a_class_are_lowered() {
    let shown = show(&module(Kotlin, "fun f(q: String): String = q\nval x: Int = 1"));
    assert_eq!(shown, "fn f(q: String) -> String\n  return q\nconst x: Int = 1\n");
}

#[test]
fn nothing_panics() {
    never_panics(
        Kotlin,
        CONSTRUCTS,
        &[
            ("val x = ", "(", ")"),
            ("val x = ", "f(", ")"),
            ("val x = ", "a + ", ""),
            ("val x = ", "a - ", ""),
            ("fun f() ", "{", "}"),
            ("", "class A { ", "}"),
            ("val x = ", "if (a) ", ""),
            ("val x = ", "{ ", "}"),
            ("val x = a", ".b()", ""),
            ("val x = ", "when { else -> ", "}"),
        ],
    );
}
