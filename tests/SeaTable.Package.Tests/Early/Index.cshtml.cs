using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Crm;

public sealed class IndexModel : PageModel
{
    [BindProperty]
    public ContactsRow Contact { get; set; } = new() { Name = "Ada" };
}
