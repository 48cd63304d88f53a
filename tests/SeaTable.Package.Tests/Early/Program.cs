using System.Text.Json;
using System.Text.Json.Serialization;
using Crm;
using Riok.Mapperly.Abstractions;

var ada = new ContactsRow { Name = "Ada", Age = 36, AccountManagers = ["0f3c@auth.local"] };

// System.Text.Json's own generator made what is needed of rows; there is no reflection to fall back to.
Check(JsonSerializer.Serialize(ada, AppJson.Default.ContactsRow).StartsWith("""{"Name":"Ada",""", StringComparison.Ordinal));
var managed = JsonSerializer.Deserialize("""{"AccountManagers": ["0f3c@auth.local"]}""", AppJson.Default.ContactsRow);
Check(managed!.AccountManagers.SequenceEqual(ada.AccountManagers));
Check(JsonSerializer.Deserialize("""{"Contact": {"Name": "Grace"}}""", AppJson.Default.Letter)!.Contact.Name == "Grace");

// Mapperly made the body of the method.
Check(Mapping.ToPerson(ada) == new Person("Ada", 36));

// Razor looked at the types of the parameters of the component.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddRazorPages();
builder.Services.AddValidation();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AppJson.Default));
await using var app = builder.Build();
app.MapRazorPages();
app.MapPost("/row", (ContactsRow row) => row.Name ?? "");
app.MapPost("/rows", (List<ContactsRow> rows) => rows[0].Name ?? "");
app.MapPost("/letter", (Letter letter) => letter.Contact.Name ?? "");
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
var page = await http.GetStringAsync(new Uri("/", UriKind.Relative));
Check(page.Contains("""name="Contact.Name" value="Ada" """.TrimEnd(), StringComparison.Ordinal));
Check(page.Contains("<b>Ada</b>", StringComparison.Ordinal));

// The validation of ASP.NET Core asks no formula of a row for its value, which one out of a request has not.
foreach (var (path, body) in new[]
{
    ("/row", """{"name": "Ada"}"""), ("/rows", """[{"name": "Ada"}]"""), ("/letter", """{"contact": {"name": "Ada"}}"""),
})
{
    using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
    using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
    Check(await answer.Content.ReadAsStringAsync() == "Ada", path);
}

await app.StopAsync();
Console.WriteLine("All generators saw the rows.");

static void Check(bool holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string? what = null)
{
    if (!holds)
    {
        throw new InvalidOperationException(what);
    }
}

internal sealed record Letter(ContactsRow Contact);

[JsonSerializable(typeof(ContactsRow))]
[JsonSerializable(typeof(List<ContactsRow>))]
[JsonSerializable(typeof(Letter))]
internal sealed partial class AppJson : JsonSerializerContext;

internal sealed record Person(string? Name, double? Age);

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class Mapping
{
    public static partial Person ToPerson(ContactsRow row);
}
