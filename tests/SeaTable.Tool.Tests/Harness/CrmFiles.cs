using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>Uploads files to the base of the quickstart, and has cells name them.</summary>
internal static class CrmFiles
{
    private const string Root = "api/v2.1/dtable/";

    /// <summary>Uploads a file to a folder below that of the base.</summary>
    internal static async Task<string> UploadAsync(SeaTableEmulator emulator, string path, byte[] bytes, bool custom = false)
    {
        using var http = new HttpClient { BaseAddress = emulator.Server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiToken);
        var link = JsonNode.Parse(await http.GetStringAsync(
            Root + (custom ? "custom/app-upload-link/?path=/" : "app-upload-link/")))!;
        var slash = path.LastIndexOf('/');
        using var form = new MultipartFormDataContent
        {
            { new StringContent((string)link["parent_path"]!), "parent_dir" },
            { new StringContent(slash < 0 ? "" : path[..slash]), "relative_path" },
            { new StringContent("1"), "replace" },
            { new ByteArrayContent(bytes), "file", path[(slash + 1)..] },
        };
        using var response = await http.PostAsync((string)link["upload_link"]! + "?ret-json=1", form);
        response.EnsureSuccessStatusCode();
        return AddressOf(emulator, path);
    }

    /// <summary>The address of a file as cells have it.</summary>
    internal static string AddressOf(SeaTableEmulator emulator, string path) =>
        $"/workspace/1/asset/{emulator.BaseUuid}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>Reads a file; null when it is not there.</summary>
    internal static async Task<byte[]?> ReadAsync(SeaTableEmulator emulator, string path)
    {
        using var http = new HttpClient { BaseAddress = emulator.Server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiToken);
        using var response = await http.GetAsync($"{Root}app-download-link/?path=/{Uri.EscapeDataString(path)}");
        return response.IsSuccessStatusCode
            ? await http.GetByteArrayAsync((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["download_link"]!)
            : null;
    }

    /// <summary>Deletes a file.</summary>
    internal static async Task DeleteAsync(SeaTableEmulator emulator, string path)
    {
        using var http = new HttpClient { BaseAddress = emulator.Server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiToken);
        using var response = await http.DeleteAsync($"{Root}app-asset/?path=/{Uri.EscapeDataString(path)}");
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Adds a deal with files.</summary>
    internal static Task AddDealAsync(SeaTableEmulator emulator, params string[] addresses) =>
        CrmRows.AddAsync(emulator.Client(), "Deals", 1, _ => new JsonObject
        {
            ["Title"] = "With files",
            ["Offer"] = new JsonArray([.. addresses.Select(address => new JsonObject
            {
                ["name"] = "offer", ["size"] = 1, ["type"] = "file", ["url"] = address,
            })]),
        });

    /// <summary>Adds a contact with pictures and a signature.</summary>
    internal static Task AddContactAsync(SeaTableEmulator emulator, string[] pictures, string? signature = null) =>
        CrmRows.AddAsync(emulator.Client(), "Contacts", 1, _ => new JsonObject
        {
            ["Name"] = "With files",
            ["Photo"] = new JsonArray([.. pictures.Select(picture => JsonValue.Create(picture))]),
            ["Consent"] = signature is null ? null : new JsonObject
            {
                ["username"] = "someone", ["sign_image_url"] = signature, ["sign_time"] = "2026-01-01",
            },
        });

    /// <summary>Bytes in no order, the same for the same number.</summary>
    internal static byte[] Bytes(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
