//! The people of the stories, always the same ones, each with a standing of their own.

use redress::accounts::{self, NewPerson};
use redress::domain::actor::{ActingPerson, Actor, Role, Strength};
use redress::domain::clock::Moment;
use redress::domain::ids::{PersonId, PlatformId};
use redress::domain::text::Language;
use redress::store::platforms::{self, Platform};
use redress::store::{Sealed, Store, StoreError, standings};

/// Who there is.
pub struct Cast {
    /// A platform that somebody represents here.
    pub yunlu: PlatformId,
    /// A platform that nobody represents, and of which no contact is known.
    pub maisui: PlatformId,
    /// The consumer of most stories.
    pub lin_mei: Actor,
    /// Another consumer, who must never see Lin Mei's case.
    pub zhou_ming: Actor,
    /// She answers for Yunlu.
    pub sun_hao: Actor,
    /// He answers for a third platform.
    pub stranger: Actor,
    /// The registrar.
    pub wu_fang: Actor,
    /// Another registrar.
    pub ma_li: Actor,
    /// A mediator.
    pub he_yun: Actor,
    /// Another mediator.
    pub gu_wei: Actor,
    /// A third mediator.
    pub an_ran: Actor,
    /// A mediator who has an interest in Yunlu.
    pub qin_shu: Actor,
    /// The court's clerk.
    pub song_jie: Actor,
    /// The supervisor.
    pub tao_min: Actor,
}

impl Cast {
    /// Lets everybody come in.
    pub async fn arrive(store: &Store, now: Moment) -> Cast {
        let arriving = Arriving { store, now };
        let yunlu = arriving.platform("yunlu", "Yunlu Travel", "云路出行").await;
        let maisui = arriving.platform("maisui", "Maisui Mart", "麦穗商城").await;
        let third = arriving.platform("paotui", "Paotui Home", "跑腿到家").await;
        let qin_shu = arriving.person("qin.shu@centre.example", "秦舒", Role::Mediator, None).await;
        let interested = person(&qin_shu);
        store
            .write(move |tx| standings::declare_interest(tx, interested, yunlu))
            .await
            .map_err(|problem: StoreError| problem)
            .unwrap();
        Cast {
            yunlu,
            maisui,
            lin_mei: arriving.person("lin.mei@people.example", "林梅", Role::Consumer, None).await,
            zhou_ming: arriving.person("zhou.ming@people.example", "Zhou Ming", Role::Consumer, None).await,
            sun_hao: arriving.person("sun.hao@yunlu.example", "Sun Hao", Role::Platform, Some(yunlu)).await,
            stranger: arriving.person("pei@paotui.example", "裴", Role::Platform, Some(third)).await,
            wu_fang: arriving.person("wu.fang@centre.example", "吴芳", Role::Registrar, None).await,
            ma_li: arriving.person("ma.li@centre.example", "Ma Li", Role::Registrar, None).await,
            he_yun: arriving.person("he.yun@centre.example", "He Yun", Role::Mediator, None).await,
            gu_wei: arriving.person("gu.wei@centre.example", "顾薇", Role::Mediator, None).await,
            an_ran: arriving.person("an.ran@centre.example", "An Ran", Role::Mediator, None).await,
            qin_shu,
            song_jie: arriving.person("song.jie@court.example", "宋杰", Role::Court, None).await,
            tao_min: arriving.person("tao.min@office.example", "Tao Min", Role::Supervisor, None).await,
        }
    }
}

/// Who acts, as a person.
pub fn person(actor: &Actor) -> PersonId {
    actor.person().expect("everybody in the cast is a person")
}

struct Arriving<'a> {
    store: &'a Store,
    now: Moment,
}

impl Arriving<'_> {
    async fn platform(&self, slug: &str, en: &str, zh: &str) -> PlatformId {
        let id: PlatformId = accounts::fresh_id(self.now).unwrap().into();
        let platform = Platform {
            id,
            slug: slug.to_owned(),
            name_en: en.to_owned(),
            name_zh: zh.to_owned(),
            legal_name: format!("{zh}有限公司"),
            contact: None,
            contact_verified_at: None,
            created_at: self.now,
            site: None,
            checked_at: Some(self.now),
            registration: None,
        };
        self.store.write(move |tx| platforms::add(tx, &platform)).await.unwrap();
        id
    }

    /// A name in Chinese reads in Chinese.
    async fn person(&self, mail: &str, name: &str, role: Role, platform: Option<PlatformId>) -> Actor {
        let language = if name.is_ascii() { Language::En } else { Language::Zh };
        let new = NewPerson {
            mail: mail.parse().unwrap(),
            name: name.to_owned(),
            language,
            password_hash: None,
            role,
            platform,
            matter: None,
        };
        let now = self.now;
        let person = self.store.write(move |tx| accounts::add(tx, &new, now, now)).await.unwrap();
        Actor::Person(ActingPerson { person, role, platform, strength: Strength::Password, second: None })
    }
}

/// Lets a registrar verify a mail address of `platform`.
pub async fn verify_contact(store: &Store, platform: PlatformId, now: Moment) {
    let contact = Sealed::seal("legal@maisui.example");
    store
        .write(move |tx| platforms::set_contact(tx, platform, Some(&contact), Some(now)))
        .await
        .map_err(|problem: StoreError| problem)
        .unwrap();
}
