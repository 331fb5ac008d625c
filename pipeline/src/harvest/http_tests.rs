//! Fetching from a server on loopback that misbehaves in each of the usual ways.

use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::*;

/// A server that answers the n-th request as `answer` says; where it is, and how many it got.
fn server(answer: impl Fn(usize, &str, &mut TcpStream) + Send + 'static) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let place = format!("http://{}", listener.local_addr().expect("address"));
    let count = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n == 1) {
                head.push(byte[0]);
            }
            let number = seen.fetch_add(1, Ordering::SeqCst);
            answer(number, &String::from_utf8_lossy(&head), &mut stream);
        }
    });
    (place, count)
}

fn manners() -> Manners {
    Manners {
        attempts: 3,
        pause: Duration::from_millis(5),
        patience: Duration::from_secs(2),
        interval: Duration::ZERO,
        silence: Duration::from_millis(400),
        whole: Duration::from_millis(800),
        hosts: Vec::new(),
        plain: true,
    }
}

fn bytes(url: &str) -> Result<Vec<u8>, String> {
    match fetch(url, 10_000, &State::default(), &manners()) {
        Ok(Got::Bytes(bytes, _)) => Ok(bytes),
        Ok(Got::Unchanged) => Err("unchanged".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn say(stream: &mut TcpStream, text: &str) {
    let _ = stream.write_all(text.as_bytes());
}

const FINE: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";

#[test]
fn busy_servers_are_asked_again_and_broken_answers_thrown_away() {
    for bad in [
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhel",
        "",
    ] {
        let (place, count) = server(move |number, _, stream| say(stream, if number < 2 { bad } else { FINE }));
        assert_eq!(bytes(&place).as_deref(), Ok(&b"hello"[..]), "after {bad}");
        assert_eq!(count.load(Ordering::SeqCst), 3);
        let (place, count) = server(move |_, _, stream| say(stream, bad));
        assert!(bytes(&place).expect_err("never well").contains("3 times"), "{bad}");
        assert_eq!(count.load(Ordering::SeqCst), 3);
    }
}

#[test]
fn what_a_server_asks_to_wait_is_waited_and_no_longer_than_patience() {
    let later = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let (place, _) = server(move |number, _, stream| say(stream, if number == 0 { later } else { FINE }));
    let start = Instant::now();
    assert!(bytes(&place).is_ok() && start.elapsed() >= Duration::from_secs(1));
    let never = "HTTP/1.1 503 Busy\r\nRetry-After: 86400\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let (place, count) = server(move |_, _, stream| say(stream, never));
    assert!(bytes(&place).expect_err("given up").contains("86400"));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn what_will_not_change_is_asked_for_once() {
    let (place, count) = server(|_, _, stream| say(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    assert!(bytes(&place).expect_err("absent").contains("404"));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn slow_and_endless_answers_end() {
    let (place, _) = server(|_, _, stream| {
        say(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nh");
        std::thread::sleep(Duration::from_secs(3));
    });
    let start = Instant::now();
    assert!(bytes(&place).is_err() && start.elapsed() < Duration::from_secs(6));
    let (place, count) = server(|_, _, stream| {
        say(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while stream.write_all(&[b'x'; 4096]).is_ok() {}
    });
    assert!(bytes(&place).expect_err("endless").contains("larger than 10000"));
    assert_eq!(count.load(Ordering::SeqCst), 1, "too much is not asked for again");
    let (place, _) = server(|_, _, stream| say(stream, "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"));
    assert!(bytes(&place).expect_err("too large").contains("larger than"));
}

#[test]
fn redirects_stay_at_home() {
    let (inner, reached) = server(|_, _, stream| say(stream, FINE));
    let port = inner.rsplit(':').next().expect("port").to_owned();
    let to = |target: String| {
        server(move |_, _, stream| {
            say(stream, &format!("HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        })
    };
    for target in [
        format!("http://localhost:{port}/"),
        format!("http://127.0.0.2:{port}/"),
        format!("http://[::1]:{port}/"),
        "file:///etc/passwd".to_owned(),
    ] {
        let (place, _) = to(target.clone());
        assert!(bytes(&place).is_err(), "{target} was followed");
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0);
    let mut listed = manners();
    listed.hosts = vec!["127.0.0.2".to_owned(), "localhost".to_owned()];
    for host in ["127.0.0.2", "localhost"] {
        let (place, _) = to(format!("http://{host}:{port}/"));
        let error = fetch(&place, 100, &State::default(), &listed).expect_err("a listed host may not be private").to_string();
        assert!(error.contains("private") || error.contains("no public address") || error.contains("3 times"), "{error}");
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0);
    let (place, _) = server(|number, head, stream| {
        let again = "HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        say(stream, if number == 0 && !head.starts_with("GET /next") { again } else { FINE });
    });
    assert_eq!(bytes(&place).as_deref(), Ok(&b"hello"[..]), "the same host is followed");
    let (place, _) =
        server(|_, _, stream| say(stream, "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    assert!(bytes(&place).expect_err("circles").contains("circles"));
}

#[test]
fn what_is_as_it_was_is_not_sent_again() {
    let (place, _) = server(|_, head, stream| {
        let same = head.to_ascii_lowercase().contains("if-none-match: \"a1\"");
        say(
            stream,
            if same {
                "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
            } else {
                "HTTP/1.1 200 OK\r\nETag: \"a1\"\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
            },
        );
    });
    let Ok(Got::Bytes(_, state)) = fetch(&place, 100, &State::default(), &manners()) else { panic!("is sent first") };
    assert_eq!(state.etag.as_deref(), Some("\"a1\""));
    assert_eq!(fetch(&place, 100, &state, &manners()).expect("answers"), Got::Unchanged);
}

#[test]
fn plain_http_is_not_spoken_and_private_addresses_are_known() {
    let (place, count) = server(|_, _, stream| say(stream, FINE));
    assert!(get(&place, 100).expect_err("refused").to_string().contains("https"));
    assert_eq!(count.load(Ordering::SeqCst), 0);
    for address in [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.9.9",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
    ] {
        assert!(is_private(address.parse().expect("address")), "{address}");
    }
    assert!(!is_private("93.184.216.34".parse().expect("address")) && !is_private("2606:2800::1".parse().expect("address")));
}

#[test]
fn pauses_grow_and_differ_between_files() {
    let pause = |url: &str, attempt| backed_off(url, attempt, Duration::from_millis(100));
    assert!(pause("a", 0) >= Duration::from_millis(100) && pause("a", 0) <= Duration::from_millis(150));
    assert!(pause("a", 3) >= Duration::from_millis(800));
    assert!((0..20).map(|n| pause(&n.to_string(), 1)).collect::<std::collections::BTreeSet<_>>().len() > 10);
}

#[test]
fn a_file_of_the_archive_is_what_its_identifier_says_or_is_refused() {
    use super::super::swh;
    // `hello`, as git names it.
    let content = swh::parse("swh:1:cnt:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0;path=/a.txt").expect("is one");
    let (place, count) = server(|number, head, stream| {
        assert!(head.starts_with("GET /api/1/content/sha1_git:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0/raw/ "), "{head}");
        say(
            stream,
            if number == 0 {
                "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            } else {
                FINE
            },
        );
    });
    assert_eq!(swh::get_as(&place, &content, 10_000, &manners()).expect("comes"), b"hello");
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let (place, _) = server(|_, _, stream| say(stream, &FINE.replace("hello", "hallo")));
    let error = swh::get_as(&place, &content, 10_000, &manners()).expect_err("another file").to_string();
    assert!(error.contains("b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0"), "{error}");
}
