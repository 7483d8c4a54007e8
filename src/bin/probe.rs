//! probe
use baogao::{figure::*, report::Report, source::Options};
#[allow(clippy::all, clippy::pedantic, clippy::print_stdout, clippy::unwrap_used, clippy::panic)]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let bytes = std::fs::read(&args[2]).unwrap();
    let r = Report::read(&bytes, Options::default());
    let s = &r.source;
    let js = |t: &str| serde_json::to_string(t).unwrap();
    if args[1] == "outline" {
        for (i, x) in r.outline.sections.iter().enumerate() {
            println!(
                "{{\"id\":{},\"parent\":{},\"kind\":\"{:?}\",\"marker\":{},\"heading\":{},\"start\":{},\"end\":{}}}",
                i + 1,
                x.parent.map_or(0, |p| p.0 + 1),
                x.kind,
                js(s.slice(x.marker)),
                js(s.slice(x.heading)),
                s.scalars_before(x.extent.start),
                s.scalars_before(x.extent.end)
            );
        }
    } else {
        for (i, f) in r.figures.iter().enumerate() {
            let (role, of, dir) = match f.role {
                Role::Level => ("level", None, None),
                Role::Share => ("share", None, None),
                Role::Change { of, direction, .. } => ("change", of, direction),
            };
            if args.get(1).is_some_and(|a| a == "show") {
                println!(
                    "{}\t{} {}\t{}{}\t{:?}\t{:?}\t{}",
                    f.name,
                    f.base_value.map_or("MASK".into(), |v| v.normalize().to_string()),
                    f.base_unit,
                    role,
                    of.map_or(String::new(), |o| format!("({})", r.figures[o.0 as usize].name)),
                    f.status,
                    f.approx,
                    s.slice(f.sentence).replace('\n', " ").chars().take(0).collect::<String>()
                        + &{
                            let a = s.scalars_before(f.span.start).saturating_sub(16);
                            let t: String = s.text().chars().skip(a).take(16 + 24).collect();
                            t.replace('\n', "⏎")
                        }
                );
                continue;
            }
            println!(
                "{{\"id\":{},\"name\":{},\"quote\":{},\"base_value\":{},\"base_unit\":{},\"value_max\":{},\"role\":\"{}\",\"of\":{},\"direction\":{},\"status\":\"{}\",\"masked\":{},\"start\":{},\"end\":{}}}",
                i + 1,
                js(&f.name),
                js(s.slice(f.span)),
                f.base_value.map_or("null".into(), |v| js(&v.normalize().to_string())),
                js(&f.base_unit),
                match f.value {
                    Value::Range(_, h) => js(&h.to_string()),
                    _ => "null".into(),
                },
                role,
                of.map_or("null".into(), |o| (o.0 + 1).to_string()),
                dir.map_or("null".into(), |d| if d == Direction::Up {
                    "\"up\"".to_string()
                } else {
                    "\"down\"".into()
                }),
                format!("{:?}", f.status).to_lowercase(),
                f.is_masked(),
                s.scalars_before(f.span.start),
                s.scalars_before(f.span.end)
            );
        }
    }
}
