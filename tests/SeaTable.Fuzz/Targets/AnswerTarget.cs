using System.Net;
using Crm = SeaTable.Fuzz.CrmBase;

namespace SeaTable.Fuzz.Targets;

/// <summary>
/// Answers of a server, to a call that the first byte chooses: whatever they hold, only exceptions of the library come out.
/// </summary>
internal sealed class AnswerTarget : Target
{
    private static readonly Func<Crm, Task>[] s_calls =
    [
        crm => crm.Contacts.FromSql($"SELECT * FROM Contacts LIMIT 10").ToListAsync(),
        crm => crm.SqlAsync($"SELECT * FROM Contacts LIMIT 10"),
        crm => crm.SqlAsync($"INSERT INTO Contacts (Name) VALUES ('Ada')"),
        crm => crm.Contacts.ToListAsync(),
        crm => crm.Contacts.GetAsync("AAAA"),
        crm => crm.Contacts.CountAsync(),
        crm => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
        crm => crm.Contacts.UpdateAsync(new ContactsRow { RowId = "AAAA", Name = "Ada" }),
        crm => crm.Contacts.DeleteAsync("AAAA"),
    ];

    private readonly byte[] _metadata = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));

    public override string Name => "answer";

    public override IReadOnlyList<string> Words =>
    [
        "{\"success\":true,", "\"results\":[", "\"metadata\":[", "\"rows\":[", "\"row_ids\":[", "\"first_row\":{",
        "\"_id\":\"AAAA\"", "\"error_message\":\"", "\"error_msg\":", "\"access_token\":\"", "\"dtable_uuid\":\"",
        "\"0000\":", "\"Name\":", "\"2024-02-29T00:00:00.000+00:00\"", "\"data\":", "{\"row_id\":", "\"display_value\":", "}",
        "]", ",", ":",
    ];

    public override async ValueTask TryAsync(byte[] input)
    {
        if (input.Length == 0)
            return;
        // The upper half of the byte says what is answered badly: the call, the schema or the exchange of the token.
        var (call, damaged) = (s_calls[(input[0] & 15) % s_calls.Length], (Part)((input[0] >> 4) % 3));
        using AnsweringHandler handler = new(_metadata, damaged, input[1..]);
        using HttpClient http = new(handler);
        Crm crm = new(
            new SeaTableOptions
            {
                Server = new Uri("https://seatable.example"),
                ApiToken = "0123456789abcdef0123456789abcdef01234567",
                Retry = new SeaTableRetryOptions { MaxAttempts = 1 },
            },
            http);
        try
        {
            await call(crm).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SeaTableException or SeaTableQueryException)
        {
            var shown = exception.ToString();
            Promise(!shown.Contains("0123456789abcdef", StringComparison.Ordinal), "An exception shows the token.");
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private enum Part
    {
        Call,
        Metadata,
        Token,
    }

    private sealed class AnsweringHandler(byte[] metadata, Part damaged, byte[] answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            var part = path.Contains("app-access-token", StringComparison.Ordinal) ? Part.Token
                : path.EndsWith("/metadata/", StringComparison.Ordinal) ? Part.Metadata : Part.Call;
            var body = part == damaged ? answer : part switch
            {
                Part.Token =>
                    """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}"""u8.ToArray(),
                Part.Metadata => metadata,
                _ => "{}"u8.ToArray(),
            };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
                RequestMessage = request,
            });
        }
    }
}
