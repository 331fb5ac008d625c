resource "aws_ses_configuration_set" "x" {
  delivery_options {
    tls_policy = "other" # finding
  }
}
#----
resource "google_cloudfunctions_function" "x" {
  https_trigger_security_level = "SECURE_OPTIONAL" # finding
}
#----
resource "github_repository_webhook" "x" {
  configuration {
    insecure_ssl = true # finding
  }
}
