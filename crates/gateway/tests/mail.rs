//! A mail against a scripted server, and against a real one.

use gateway::mail::{Failure, Letter, Security, Server, deliver, prepare};
use testkit::smtp::{Real, Script, Smtp, plain};

fn server(port: u16) -> Server {
    Server {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        account: None,
        from: "Solé & Sons <office@example.org>".to_owned(),
    }
}

fn letter() -> Letter {
    Letter {
        to: "Żaneta <zaneta@example.org>".to_owned(),
        subject: "Wybierz hasło".to_owned(),
        text: "Zażółć gęślą jaźń\n.\nhttps://crm.example.org/welcome#00ff\n".to_owned(),
        html: "<p>Zażółć gęślą jaźń</p>".to_owned(),
        id: "018f-1".to_owned(),
    }
}

async fn send(server: &Server, letter: &Letter) -> Result<String, Failure> {
    deliver(prepare(server, letter).await?).await
}

#[derive(Debug, PartialEq)]
enum End {
    Taken,
    Later,
    Refused,
    Unknown,
}

async fn check(script: Script, expected: End) {
    let smtp = Smtp::start(script).await;
    let end = match send(&server(smtp.port), &letter()).await {
        Ok(_) => End::Taken,
        Err(Failure::Later(_)) => End::Later,
        Err(Failure::Refused(_)) => End::Refused,
        Err(Failure::Unknown(_)) => End::Unknown,
    };
    assert_eq!(end, expected, "{script:?}");
}

#[tokio::test]
async fn every_answer_of_a_server_has_one_meaning() {
    check(Script::Take, End::Taken).await;
    check(Script::Greeting421, End::Later).await;
    check(Script::Rcpt451, End::Later).await;
    check(Script::Rcpt550, End::Refused).await;
    check(Script::Content451, End::Later).await;
    check(Script::Content550, End::Refused).await;
    check(Script::DropAtData, End::Later).await;
    check(Script::DropAfterDot, End::Unknown).await;
}

#[tokio::test]
async fn nobody_there_is_later_and_a_readable_way_to_another_machine_is_refused() {
    let closed =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    assert!(matches!(send(&server(closed.port()), &letter()).await, Err(Failure::Later(_))));
    let far = Server { host: "mail.example.org".to_owned(), ..server(25) };
    assert!(matches!(send(&far, &letter()).await, Err(Failure::Refused(_))));
    let wants_tls = Smtp::start(Script::Take).await;
    let tls = Server { security: Security::StartTls, ..server(wants_tls.port) };
    assert!(matches!(send(&tls, &letter()).await, Err(Failure::Later(_))), "never readable instead");
}

#[tokio::test]
async fn no_text_of_a_reader_becomes_a_header_or_a_second_reader() {
    let mut smtp = Smtp::start(Script::Take).await;
    for to in ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "", "nobody"] {
        let wrong = Letter { to: to.to_owned(), ..letter() };
        assert!(matches!(send(&server(smtp.port), &wrong).await, Err(Failure::Refused(_))), "{to}");
    }
    let sly = Letter { subject: "Hello\r\nBcc: b@example.org".to_owned(), ..letter() };
    // The library writes the subject so that it stays one header; the reader stays the one it was.
    send(&server(smtp.port), &sly).await.expect("the server takes it");
    let content = smtp.contents.recv().await.expect("a mail");
    assert!(!content.lines().any(|line| line.to_lowercase().starts_with("bcc:")), "{content}");
}

#[tokio::test]
async fn a_real_server_reads_what_was_written() {
    let mut real = Real::start().await.expect("aiosmtpd starts");
    let answer = send(&server(real.port), &letter()).await.expect("a real server takes a mail");
    assert!(answer.starts_with("250"), "{answer}");
    let content = plain(&real.mail().await.expect("the server prints it"));
    for part in ["multipart/alternative", "<018f-1@example.org>", "https://crm.example.org/welcome#00ff"] {
        assert!(content.contains(part), "{part} in {content}");
    }
}
