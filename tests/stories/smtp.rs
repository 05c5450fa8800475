//! A mail server for the stories: it speaks SMTP (RFC 5321) over a real socket and says what a story
//! wants it to say.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server makes of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It takes the letter.
    Take,
    /// It takes it, and the line breaks before it can say so.
    TakeAndHangUp,
    /// Not now.
    Later,
    /// There is no such address.
    Never,
}

/// A letter that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub to: String,
    pub bytes: String,
}

/// The server. It ends with the story.
pub struct MailServer {
    pub address: SocketAddr,
    verdict: Arc<Mutex<Verdict>>,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl MailServer {
    pub async fn open() -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = MailServer {
            address: listener.local_addr().unwrap(),
            verdict: Arc::new(Mutex::new(Verdict::Take)),
            arrived: Arc::default(),
        };
        let (verdict, arrived) = (server.verdict.clone(), server.arrived.clone());
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(talk(line, verdict.clone(), arrived.clone()));
            }
        });
        server
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on letters meet this verdict.
    pub fn will(&self, verdict: Verdict) {
        *self.verdict.lock().unwrap() = verdict;
    }

    /// Everything that arrived, in order.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, verdict: Arc<Mutex<Verdict>>, arrived: Arc<Mutex<Vec<Arrived>>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut to = String::new();
    let _ = write.write_all(b"220 mail.example ready\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        let verdict = *verdict.lock().unwrap();
        let answer = match line.get(..4).unwrap_or(&line).to_uppercase().as_str() {
            "EHLO" | "HELO" => "250 mail.example",
            "MAIL" | "RSET" | "NOOP" => "250 fine",
            "RCPT" => {
                to = line[line.find('<').unwrap() + 1..line.find('>').unwrap()].to_owned();
                match verdict {
                    Verdict::Take | Verdict::TakeAndHangUp => "250 fine",
                    Verdict::Later => "451 come back later",
                    Verdict::Never => "550 no such mailbox",
                }
            }
            "DATA" => {
                let _ = write.write_all(b"354 go on\r\n").await;
                let mut bytes = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    // RFC 5321 section 4.5.2.
                    bytes += line.strip_prefix('.').unwrap_or(&line);
                    bytes += "\r\n";
                }
                arrived.lock().unwrap().push(Arrived { to: to.clone(), bytes });
                if verdict == Verdict::TakeAndHangUp {
                    return;
                }
                "250 queued as 42"
            }
            "QUIT" => "221 bye",
            _ => "502 never heard of it",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() || answer.starts_with("221") {
            return;
        }
    }
}
