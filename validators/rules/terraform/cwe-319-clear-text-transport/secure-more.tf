resource "aws_ses_configuration_set" "x" {
  delivery_options {
    tls_policy = "Require" # evidence
  }
}
#----
resource "google_cloudfunctions_function" "x" {
  https_trigger_security_level = "other" # evidence
}
#----
resource "github_repository_webhook" "x" {
  configuration {
    insecure_ssl = false # evidence
  }
}
