using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable.Client.Tests.Json;

/// <summary>What generated code tells System.Text.Json of rows is what reflection finds.</summary>
public sealed class RowContractTests
{
    private static readonly JsonSerializerOptions s_generated = JsonWay.Generated.NewOptions();

    public static TheoryData<Type> RowTypes =>
    [
        typeof(EverythingRow), typeof(OthersRow), typeof(ContactsRow), typeof(CompaniesRow), typeof(DealsRow),
        typeof(ActivitiesRow),
    ];

    [Theory]
    [MemberData(nameof(RowTypes))]
    public void The_members_are_those_of_the_class(Type row)
    {
        var resolver = JsonTypeInfoResolver.Combine(TypesBase.JsonTypeInfoResolver, CrmBase.JsonTypeInfoResolver);
        var generated = new JsonSerializerOptions { TypeInfoResolver = resolver }.GetTypeInfo(row);
        var found = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(row);

        Assert.Equal(Members(found), Members(generated));
        Assert.Equal(JsonTypeInfoKind.Object, generated.Kind);
        Assert.IsType(row, generated.CreateObject!());
    }

    [Fact]
    public void Rows_are_returned_in_all_that_queries_give()
    {
        EverythingRow[] rows = [new() { Text = "a" }, new() { Text = "b" }];
        var page = new SeaTablePage<EverythingRow>(rows, 7, 2, 2);

        AssertSame(rows);
        AssertSame<List<EverythingRow>>([.. rows]);
        AssertSame<IReadOnlyList<EverythingRow>>(rows);
        AssertSame<IEnumerable<EverythingRow>>(rows);
        AssertSame(page);
        AssertSame<IReadOnlyList<EverythingMultiple>>([EverythingMultiple.Option1]);
        AssertSame<EverythingSelect?>(EverythingSelect.Option1);
        Assert.Equal(
            ["a", "b"], JsonSerializer.Deserialize<List<EverythingRow>>("""[{"Text":"a"},{"Text":"b"}]""", s_generated)!
                .Select(row => row.Text));
    }

    [Fact]
    public async Task Rows_are_streamed()
    {
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, RowsAsync(), s_generated);

        stream.Position = 0;
        var read = new List<string?>();
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<EverythingRow>(stream, s_generated))
            read.Add(row!.Text);

        Assert.Equal(["a", "b"], read);

        static async IAsyncEnumerable<EverythingRow> RowsAsync()
        {
            await Task.Yield();
            yield return new EverythingRow { Text = "a" };
            yield return new EverythingRow { Text = "b" };
        }
    }

    [Fact]
    public void A_converter_of_the_program_comes_first()
    {
        var options = JsonWay.Generated.NewOptions();
        options.Converters.Add(new Shouting());

        var json = JsonSerializer.Serialize(new EverythingRow { Select = EverythingSelect.Option1 }, options);

        Assert.Equal("OPTION-1", JsonDocument.Parse(json).RootElement.GetProperty("Select").GetString());
    }

    [Fact]
    public void Types_of_other_programs_are_left_to_other_resolvers() =>
        Assert.Null(TypesBase.JsonTypeInfoResolver.GetTypeInfo(typeof(RowContractTests), s_generated));

    [Fact]
    public void A_contract_can_be_changed_by_the_program()
    {
        var options = JsonWay.Generated.NewOptions();
        options.TypeInfoResolver = TypesBase.JsonTypeInfoResolver.WithAddedModifier(static type =>
        {
            foreach (var property in type.Properties.Where(property => IsOfEveryRow(property.Name)))
                property.ShouldSerialize = static (_, _) => false;
        });

        var json = JsonSerializer.SerializeToElement(new EverythingRow(), options);

        Assert.DoesNotContain(json.EnumerateObject(), member => IsOfEveryRow(member.Name));

        static bool IsOfEveryRow(string member) => member.StartsWith("Row", StringComparison.Ordinal);
    }

    private static void AssertSame<T>(T value) =>
        Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(value, s_generated));

    private static IEnumerable<object> Members(JsonTypeInfo type) => type.Properties
        .Where(property => property.Get is not null || property.Set is not null)
        .Select(property => (object)(
            property.Name, property.PropertyType, HasGet: property.Get is not null, HasSet: property.Set is not null,
            property.IsGetNullable, property.IsSetNullable, property.IsRequired));

    private sealed class Shouting : JsonConverter<EverythingSelect>
    {
        public override EverythingSelect Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            EverythingSelect.FromName(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, EverythingSelect value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name.ToUpperInvariant());
    }
}
