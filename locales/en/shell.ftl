# The frame of the web app: signing in, navigation, search, jobs, settings.
shell-sign-in = Sign in
shell-sign-in-login = Login
shell-sign-in-login-missing = Enter your login.
shell-sign-in-password = Password
shell-sign-in-password-missing = Enter your password.
shell-sign-in-show-password = Show or hide the password
shell-sign-out = Sign out
shell-demo-title = Demo company
shell-demo-text = Choose whom to sign in as:
shell-account-menu = Account of { $name }
shell-navigation = Main navigation
shell-skip = Skip to the content
shell-more = More
shell-create = Add
shell-close = Close
shell-cancel = Cancel
shell-none = none
shell-loading = Loading
shell-loading-more = Loading more…
shell-more-failed = The next rows could not be loaded.
shell-words-missing = Your language could not be loaded; the words are English until the page is loaded again.
shell-nothing-found = Nothing found
shell-try-again = Try again
shell-rank-inactive = { $rank }, inactive

# Groups of the navigation
shell-group-people = People
shell-group-network = Network
shell-group-sales = Sales
shell-group-earnings = Earnings
shell-group-settings = Settings

# Today
shell-today = Today
# On a key figure of Today whose request failed; a button to try again stands below.
shell-figure-failed = It could not be read.
shell-today-greeting = Hello, { $name }
shell-back-to-today = Go to Today

# Search
shell-search = Search
shell-search-placeholder = Screen, action, name, code…
shell-search-screens = Screens
shell-search-records = Records
shell-search-here = On this screen
shell-search-actions = Actions
shell-search-views = Views
shell-search-choice = { $name }: { $value }

# Jobs
shell-jobs = Jobs
shell-jobs-empty = No long work has been started yet. Imports and commission runs appear here.
shell-jobs-open =
    { $count ->
        [0] Jobs
        [one] Jobs, { $count } at work
       *[other] Jobs, { $count } at work
    }
shell-job-queued = Waiting
shell-job-running = Running
shell-job-done = Done
shell-job-failed = Failed
shell-job-cancelled = Cancelled
shell-job-cancel = Cancel
shell-job-progress = Progress of { $title }
shell-job-result = Open the result

# Settings
shell-settings = My settings
shell-settings-saved = Saved
shell-language = Language
shell-theme = Appearance
shell-theme-system = System
shell-theme-light = Light
shell-theme-dark = Dark
shell-zone = Time zone
shell-zone-now = There it is now { $time }

# Keys
shell-keys-title = Keyboard
shell-key-search = Search screens and records
shell-key-filter = Search in the list
shell-key-new = New record in a list
shell-key-move = Next or previous row, or record
shell-key-cell = Within a row: to a cell that can be changed
shell-key-open = Open the row, change the cell
shell-key-edit = Edit the record
shell-key-close = Close or leave the field
shell-key-walk = In the network: up, down, beside
shell-key-zoom = In the network: nearer, farther, everything
shell-key-help = Show this help

# What goes wrong before the server can say a word
shell-not-found-title = Not found
shell-not-found-text = There is nothing at this address, or it is not open to you.
shell-forbidden-title = Not open to you
shell-forbidden-text = You do not have the right to do this. Ask an administrator if you need it.
shell-crash-title = This screen cannot be shown
shell-crash-text = Something went wrong in the browser. Nothing you saved is lost. Try again.
shell-crash-stale = The application has been updated. Load the page again.
shell-problem-offline = The server did not answer. Check your connection and try again; nothing is done twice.
shell-problem-unreadable = The server gave an answer that cannot be read ({ $status }). Try again in a moment.
shell-problem-unexpected = Something unexpected happened. Try again.
shell-problem-request = Number of the request: { $id }
shell-edit-hint = Click or Enter to change
