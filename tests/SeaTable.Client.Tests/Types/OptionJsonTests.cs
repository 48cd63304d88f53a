using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeaTable.Runtime;

namespace SeaTable.Client.Tests;

/// <summary>Options in JSON of the user's own: what a web API answers, what a settings file holds.</summary>
public class OptionJsonTests
{
    [Fact]
    public void An_option_is_its_name() =>
        Assert.Equal("\"Do not contact\"", JsonSerializer.Serialize(ContactsStatus.DoNotContact));

    [Fact]
    public void A_name_is_the_option_that_the_schema_knows()
    {
        var read = JsonSerializer.Deserialize<ContactsStatus>("\"Lead\"");

        Assert.Equal(ContactsStatus.Lead, read);
        Assert.Equal(ContactsStatus.Lead.Id, read.Id);
    }

    [Fact]
    public void A_name_that_the_schema_does_not_know_is_kept()
    {
        var partner = ContactsStatus.FromName("Partner");

        Assert.Equal(partner, JsonSerializer.Deserialize<ContactsStatus>(JsonSerializer.Serialize(partner)));
    }

    [Fact]
    public void No_option_is_null()
    {
        Assert.Equal("null", JsonSerializer.Serialize<ContactsStatus?>(null));
        Assert.Equal("null", JsonSerializer.Serialize(default(ContactsStatus)));
        Assert.Null(JsonSerializer.Deserialize<ContactsStatus?>("null"));
        Assert.Equal(default, JsonSerializer.Deserialize<ContactsStatus>("null"));
    }

    [Fact]
    public void Lists_of_options_are_lists_of_names()
    {
        IReadOnlyList<ContactsTags> tags = [ContactsTags.Vip, ContactsTags.CSharp];

        var json = JsonSerializer.Serialize(tags);

        Assert.Equal(["Vip", "C#"], JsonSerializer.Deserialize<string[]>(json)!);
        Assert.Equal(tags, JsonSerializer.Deserialize<IReadOnlyList<ContactsTags>>(json));
    }

    [Fact]
    public void An_option_may_be_a_key()
    {
        var counts = new Dictionary<ContactsStatus, int> { [ContactsStatus.Lead] = 3, [ContactsStatus.Lost] = 1 };

        var json = JsonSerializer.Serialize(counts);

        Assert.Equal("""{"Lead":3,"Lost":1}""", json);
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<ContactsStatus, int>>(json));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"Lead\"]")]
    public void Anything_else_is_refused_as_JSON_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactsStatus>(json));

    [Fact]
    public void It_works_where_reflection_is_switched_off()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new OptionsOnly() };

        var json = JsonSerializer.Serialize(ContactsStatus.Lead,
            (JsonTypeInfo<ContactsStatus>)options.GetTypeInfo(typeof(ContactsStatus)));

        Assert.Equal("\"Lead\"", json);
    }

    // What the source generator of System.Text.Json makes of a type with a converter.
    private sealed class OptionsOnly : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type == typeof(ContactsStatus)
            ? JsonMetadataServices.CreateValueInfo<ContactsStatus>(options, new SelectOptionJsonConverter<ContactsStatus>())
            : null;
    }
}
