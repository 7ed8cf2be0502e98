//! The product list of a generated company: prices in cents, volume in hundredths of a point.

/// One product. Retail is what a customer pays, member price what a member pays; the difference is the retail margin.
pub struct Product {
    /// What people call it.
    pub name: &'static str,
    /// Its family, for filters and reports.
    pub family: &'static str,
    /// Retail price in cents.
    pub retail_cents: u32,
    /// Volume in hundredths of a point (PV).
    pub points_hundredths: u32,
}

impl Product {
    /// Member price in cents: a quarter below retail, rounded down to ten cents.
    pub fn member_cents(&self) -> u32 {
        self.retail_cents * 3 / 4 / 10 * 10
    }
}

const fn product(
    family: &'static str,
    name: &'static str,
    retail_cents: u32,
    points_hundredths: u32,
) -> Product {
    Product { name, family, retail_cents, points_hundredths }
}

/// Every product, cheapest families first; codes are `P-01`, `P-02` … in this order.
pub const PRODUCTS: [Product; 36] = [
    product("tea", "Green tea 100 g", 890, 500),
    product("tea", "Mint tea 80 g", 790, 450),
    product("tea", "Rooibos 100 g", 950, 550),
    product("tea", "Fruit infusion 150 g", 1090, 650),
    product("tea", "Tea collection", 3490, 2000),
    product("kitchen", "Olive oil 500 ml", 1590, 850),
    product("kitchen", "Herb salt 200 g", 690, 400),
    product("kitchen", "Spice set", 2490, 1400),
    product("kitchen", "Honey 500 g", 1390, 750),
    product("kitchen", "Chopping board", 2990, 1500),
    product("kitchen", "Enamel pan", 6900, 3600),
    product("home", "Soap bar", 590, 350),
    product("home", "Laundry flakes 1 kg", 1490, 850),
    product("home", "Dish soap 500 ml", 790, 450),
    product("home", "Glass cleaner 500 ml", 890, 500),
    product("home", "Floor cleaner 1 l", 1190, 650),
    product("home", "Home care set", 4490, 2600),
    product("care", "Hand cream 75 ml", 1190, 700),
    product("care", "Lip balm", 490, 300),
    product("care", "Shampoo 250 ml", 1290, 750),
    product("care", "Body lotion 250 ml", 1890, 1100),
    product("care", "Face cream 50 ml", 3290, 2000),
    product("care", "Night serum 30 ml", 4990, 3000),
    product("care", "Sun lotion 200 ml", 2290, 1300),
    product("care", "Care collection", 9900, 6000),
    product("garden", "Seed set", 1290, 650),
    product("garden", "Bulb set", 1690, 850),
    product("garden", "Plant food 1 l", 1090, 550),
    product("garden", "Watering can", 3490, 1700),
    product("garden", "Garden shears", 4290, 2100),
    product("light", "Beeswax candle", 990, 550),
    product("light", "Candle set", 2790, 1500),
    product("light", "Table lamp", 7900, 4000),
    product("start", "Starter kit", 5900, 3000),
    product("start", "Demonstration case", 14_900, 7500),
    product("start", "Catalogue pack", 990, 0),
];

#[cfg(test)]
mod tests {
    use super::PRODUCTS;

    #[test]
    fn a_member_pays_less_and_points_never_exceed_the_price() {
        for product in &PRODUCTS {
            assert!(
                product.member_cents() > 0 && product.member_cents() < product.retail_cents,
                "{}",
                product.name
            );
            assert!(product.points_hundredths <= product.member_cents(), "{}", product.name);
        }
    }
}
