-- Whether a token was made by somebody who had come in with more than a password, as sessions say it of themselves.
ALTER TABLE api_token ADD COLUMN strong {bool};
