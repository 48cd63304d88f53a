using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Client.Tests.Json;

/// <summary>Rows with some of their columns assigned, to values that these columns can have.</summary>
internal static class RandomRows
{
    private static readonly Gen<string> s_text =
        from words in Gen.Elements("", "a", "Grüße \"aus\" 東京", "\U0001F600\t\\", "</script>", "null", "0", "\u2028").ListOf()
        select string.Concat(words);

    private static readonly Dictionary<Type, Gen<object?>> s_values = new()
    {
        [typeof(string)] = Optional(s_text),
        [typeof(bool)] = Boxed(ArbMap.Default.GeneratorFor<bool>()),
        [typeof(double?)] = Optional(ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite)),
        [typeof(decimal?)] = Optional(ArbMap.Default.GeneratorFor<decimal>()),
        [typeof(int?)] = Optional(ArbMap.Default.GeneratorFor<int>()),
        [typeof(long?)] = Optional(ArbMap.Default.GeneratorFor<long>()),
        [typeof(DateOnly?)] = Optional(
            from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber) select DateOnly.FromDayNumber(day)),
        [typeof(DateTimeOffset?)] = Optional(Moment()),
        [typeof(TimeSpan?)] = Optional(ArbMap.Default.GeneratorFor<TimeSpan>()),
        [typeof(EverythingSelect?)] = Optional(Option(EverythingSelect.FromName, EverythingSelect.All)),
        [typeof(IReadOnlyList<EverythingMultiple>)] = List(Option(EverythingMultiple.FromName, EverythingMultiple.All)),
        [typeof(IReadOnlyList<SeaTableUser>)] = List(s_text.Select(id => new SeaTableUser(id))),
        [typeof(IReadOnlyList<Uri>)] = List(Address()),
        [typeof(IReadOnlyList<FileAttachment>)] = List(
            from name in s_text
            from size in ArbMap.Default.GeneratorFor<long>()
            from url in Address()
            from type in Gen.Elements("file", "image")
            from uploaded in Moment().OrNull()
            select new FileAttachment(name, size, url, type) { UploadedAt = uploaded }),
        [typeof(Geolocation)] = Optional(
            from latitude in Gen.Choose(-90, 90).OrNull()
            from longitude in Gen.Choose(-180, 180).OrNull()
            from part in s_text.OrNull()
            from other in s_text.OrNull()
            select new Geolocation
            {
                Latitude = latitude / 3d, Longitude = longitude, CountryRegion = part, Province = other, City = part,
                District = other, Detail = part, Address = other, Title = part,
            }),
        [typeof(DigitalSignature)] = Optional(
            from user in s_text
            from url in Address()
            from signed in Moment().OrNull()
            select new DigitalSignature(user, url, signed)),
    };

    /// <summary>The properties that can be assigned.</summary>
    internal static IReadOnlyList<PropertyInfo> Properties { get; } =
        [.. typeof(EverythingRow).GetProperties().Where(property => property.SetMethod is { IsPublic: true }
            && property.DeclaringType == typeof(EverythingRow))];

    /// <summary>Rows of which each column is assigned or not.</summary>
    internal static Gen<EverythingRow> Any { get; } =
        from share in Gen.Elements(1, 2, 10)
        from row in Rows(share)
        select row;

    private static Gen<EverythingRow> Rows(int share) => Properties.Aggregate(
        Gen.Constant(share).Select(_ => new EverythingRow()),
        (rows, property) =>
            from row in rows
            from chosen in Gen.Choose(1, share)
            from value in s_values[property.PropertyType]
            select chosen == 1 ? Assign(row, property, value) : row);

    private static EverythingRow Assign(EverythingRow row, PropertyInfo property, object? value)
    {
        property.SetValue(row, value);
        return row;
    }

    private static Gen<DateTimeOffset> Moment() =>
        from minutes in Gen.Choose(0, 100_000_000)
        from offset in Gen.Choose(-14 * 4, 14 * 4)
        select new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)
            .ToOffset(TimeSpan.FromMinutes(15 * offset));

    private static Gen<Uri> Address() =>
        from address in Gen.Elements(
            "https://x.example/a%20b.png?q=ä#f", "/workspace/24/asset/u/x.png", "custom-asset://5c264e76.pdf", "a b", "")
        select new Uri(address, UriKind.RelativeOrAbsolute);

    private static Gen<T> Option<T>(Func<string, T> fromName, IReadOnlyList<T> known)
        where T : struct, ISelectOption =>
        Gen.OneOf(Gen.Elements(known.ToArray()), from name in s_text where name.Length > 0 select fromName(name));

    private static Gen<T?> OrNull<T>(this Gen<T> values)
        where T : struct => Gen.Frequency((3, values.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    private static Gen<string?> OrNull(this Gen<string> values) =>
        Gen.Frequency((3, values.Select(string? (value) => value)), (1, Gen.Constant<string?>(null)));

    private static Gen<object?> Boxed<T>(Gen<T> values) => values.Select(object? (value) => value);

    private static Gen<object?> Optional<T>(Gen<T> values) => Gen.Frequency((4, Boxed(values)), (1, Gen.Constant<object?>(null)));

    private static Gen<object?> List<T>(Gen<T> values) => Optional(values.ListOf().Select(list => (IReadOnlyList<T>)[.. list]));
}
