// A runtime in Rust, on its standard library: echoes events, fails or panics when they ask for it.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

const FAILURE: &str = concat!(
    r#"{"errorType":"&alloc::boxed::Box<dyn core::error::Error + core::marker::Send + core::marker::Sync>","#,
    r#""errorMessage":"Error: \"some_error_msg\""}"#
);

/// Sends a request; the id of the invocation that comes with the response, and its body.
fn call(connection: &mut BufReader<TcpStream>, method: &str, path: &str, body: &str) -> (String, String) {
    let head = format!("{method} /2018-06-01/runtime/{path} HTTP/1.1\r\nHost: lambda\r\nContent-Length: {}\r\n\r\n", body.len());
    connection.get_mut().write_all((head + body).as_bytes()).unwrap();
    let (mut id, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line == "\r\n" { break } else { continue }
        };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "lambda-runtime-aws-request-id" => id = value.to_string(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).unwrap();
    (id, String::from_utf8(body).unwrap())
}

fn main() {
    let mut connection = BufReader::new(TcpStream::connect(std::env::var("AWS_LAMBDA_RUNTIME_API").unwrap()).unwrap());
    loop {
        let (id, event) = call(&mut connection, "GET", "invocation/next", "");
        if event.contains("panic") {
            panic!("asked to");
        }
        if event.contains("fail") {
            call(&mut connection, "POST", &format!("invocation/{id}/error"), FAILURE);
        } else {
            call(&mut connection, "POST", &format!("invocation/{id}/response"), &event);
        }
    }
}
