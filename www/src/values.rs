//! Values of the report from JavaScript's objects, for serde's derived code.
//!
//! The worker sends what the core of the same build made, so a struct is read field by field in the order of its declaration:
//! what serde derives for that is a third of its code for objects whose fields come in any order. For the same reason errors
//! say nothing but that something does not fit.

use js_sys::{Array, Object, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// A value of JavaScript as a value of Rust.
///
/// # Errors
/// Fails when it has another shape.
pub(crate) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Unfit> {
    T::deserialize(Value(value))
}

/// Something does not fit. What, is not said: words for it would be the larger part of this code.
#[derive(Debug)]
pub(crate) struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it has another shape")
    }
}

impl std::error::Error for Unfit {}

impl Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

struct Value(JsValue);

impl Value {
    fn text(&self) -> Result<String, Unfit> {
        self.0.as_string().ok_or(Unfit)
    }

    /// A whole number that JavaScript can hold exactly, read from its bits (IEEE 754).
    fn whole(&self) -> Result<i64, Unfit> {
        const FRACTION_BITS: u64 = 52;
        /// The exponent of 2^52, at which the fraction is the number.
        const WHOLE: u64 = 1023 + FRACTION_BITS;
        let number = self.0.as_f64().ok_or(Unfit)?;
        if number == 0.0 {
            return Ok(0);
        }
        let exponent = (number.to_bits() >> FRACTION_BITS) & 0x7FF;
        let fraction = (number.to_bits() & ((1 << FRACTION_BITS) - 1)) | (1 << FRACTION_BITS);
        let shift = WHOLE.checked_sub(exponent).filter(|shift| *shift <= FRACTION_BITS).ok_or(Unfit)?;
        let size = fraction >> shift;
        if size << shift != fraction {
            return Err(Unfit);
        }
        let size = i64::try_from(size).map_err(|_| Unfit)?;
        Ok(if number < 0.0 { -size } else { size })
    }

    fn elements(&self) -> Result<Elements, Unfit> {
        let array = self.0.dyn_ref::<Array>().ok_or(Unfit)?.clone();
        Ok(Elements { array, next: 0 })
    }
}

/// Every whole number by the one way.
macro_rules! numbers {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            visitor.visit_i64(self.whole()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.0.is_undefined() || self.0.is_null() {
            visitor.visit_unit()
        } else if let Some(flag) = self.0.as_bool() {
            visitor.visit_bool(flag)
        } else if let Some(text) = self.0.as_string() {
            visitor.visit_string(text)
        } else if self.0.is_array() {
            visitor.visit_seq(self.elements()?)
        } else if let Some(object) = self.0.dyn_ref::<Object>() {
            visitor.visit_map(Entries { array: Object::entries(object), next: 0 })
        } else {
            visitor.visit_i64(self.whole()?)
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unfit)?)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.0.is_undefined() || self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(self.elements()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(self.elements()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        if !self.0.is_object() {
            return Err(Unfit);
        }
        visitor.visit_seq(Fields { object: self.0, names: fields })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        if let Some(name) = self.0.as_string() {
            return visitor.visit_enum(Variant { name, content: JsValue::UNDEFINED });
        }
        let object = self.0.dyn_ref::<Object>().ok_or(Unfit)?;
        let entry = Array::from(&Object::entries(object).get(0));
        let name = entry.get(0).as_string().ok_or(Unfit)?;
        visitor.visit_enum(Variant { name, content: entry.get(1) })
    }

    forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit unit_struct tuple_struct map ignored_any }
}

/// The fields of an object, in the order in which they are declared.
struct Fields {
    object: JsValue,
    names: &'static [&'static str],
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some((name, rest)) = self.names.split_first() else { return Ok(None) };
        self.names = rest;
        let value = Reflect::get(&self.object, &(*name).into()).unwrap_or_default();
        seed.deserialize(Value(value)).map(Some)
    }
}

/// The elements of an array.
struct Elements {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Elements {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let value = self.array.get(self.next);
        self.next += 1;
        seed.deserialize(Value(value)).map(Some)
    }
}

/// The names and values of an object, for enums that are told apart by a field.
struct Entries {
    array: Array,
    next: u32,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        seed.deserialize(Value(Array::from(&self.array.get(self.next)).get(0))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let value = Array::from(&self.array.get(self.next)).get(1);
        self.next += 1;
        seed.deserialize(Value(value))
    }
}

/// A variant by its name, with what it holds.
struct Variant {
    name: String,
    content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unfit;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value), Unfit> {
        let name: StringDeserializer<Unfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Value(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(self.elements()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Fields { object: self.0, names: fields })
    }
}
