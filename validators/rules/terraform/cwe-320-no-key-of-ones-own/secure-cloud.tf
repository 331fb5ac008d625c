resource "google_artifact_registry_repository" "a" {
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
resource "google_artifact_registry_repository" "b" {
  kms_key_name = data.google_kms_crypto_key.main.id # evidence
}
#----
resource "google_artifact_registry_repository" "c" {
  count = 2
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
resource "google_bigtable_instance" "a" {
  cluster {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_bigtable_instance" "b" {
  cluster {
    kms_key_name = data.google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_bigtable_instance" "c" {
  count = 2
  cluster {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_spanner_database" "a" {
  encryption_config {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_spanner_database" "b" {
  encryption_config {
    kms_key_name = data.google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_spanner_database" "c" {
  count = 2
  encryption_config {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_dataproc_cluster" "a" {
  cluster_config {
    encryption_config {
      kms_key_name = google_kms_crypto_key.main.id # evidence
    }
  }
}
#----
resource "google_dataproc_cluster" "b" {
  cluster_config {
    encryption_config {
      kms_key_name = data.google_kms_crypto_key.main.id # evidence
    }
  }
}
#----
resource "google_dataproc_cluster" "c" {
  count = 2
  cluster_config {
    encryption_config {
      kms_key_name = google_kms_crypto_key.main.id # evidence
    }
  }
}
#----
resource "google_vertex_ai_metadata_store" "a" {
  encryption_spec {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_vertex_ai_metadata_store" "b" {
  encryption_spec {
    kms_key_name = data.google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_vertex_ai_metadata_store" "c" {
  count = 2
  encryption_spec {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_secret_manager_secret" "a" {
  replication {
    auto {
      customer_managed_encryption {
        kms_key_name = google_kms_crypto_key.main.id # evidence
      }
    }
  }
}
#----
resource "google_secret_manager_secret" "b" {
  replication {
    auto {
      customer_managed_encryption {
        kms_key_name = data.google_kms_crypto_key.main.id # evidence
      }
    }
  }
}
#----
resource "google_secret_manager_secret" "c" {
  count = 2
  replication {
    auto {
      customer_managed_encryption {
        kms_key_name = google_kms_crypto_key.main.id # evidence
      }
    }
  }
}
#----
resource "azurerm_cosmosdb_account" "a" {
  key_vault_key_id = azurerm_key_vault_key.main.id # evidence
}
#----
resource "azurerm_cosmosdb_account" "b" {
  key_vault_key_id = data.azurerm_key_vault_key.main.id # evidence
}
#----
resource "azurerm_cosmosdb_account" "c" {
  count = 2
  key_vault_key_id = azurerm_key_vault_key.main.id # evidence
}
#----
resource "azurerm_batch_account" "a" {
  key_vault_reference {
    id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_batch_account" "b" {
  key_vault_reference {
    id = data.azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_batch_account" "c" {
  count = 2
  key_vault_reference {
    id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_recovery_services_vault" "a" {
  encryption {
    key_id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_recovery_services_vault" "b" {
  encryption {
    key_id = data.azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_recovery_services_vault" "c" {
  count = 2
  encryption {
    key_id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_kubernetes_cluster" "a" {
  disk_encryption_set_id = azurerm_disk_encryption_set.main.id # evidence
}
#----
resource "azurerm_kubernetes_cluster" "b" {
  disk_encryption_set_id = data.azurerm_disk_encryption_set.main.id # evidence
}
#----
resource "azurerm_kubernetes_cluster" "c" {
  count = 2
  disk_encryption_set_id = azurerm_disk_encryption_set.main.id # evidence
}
#----
resource "azurerm_servicebus_namespace" "a" {
  sku = "Premium"
  customer_managed_key {
    key_vault_key_id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_servicebus_namespace" "b" {
  sku = "Premium"
  customer_managed_key {
    key_vault_key_id = data.azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_servicebus_namespace" "c" {
  sku = "Premium"
  count = 2
  customer_managed_key {
    key_vault_key_id = azurerm_key_vault_key.main.id # evidence
  }
}
#----
resource "azurerm_key_vault_key" "a" {
  key_type = "RSA-HSM" # evidence
}
#----
resource "azurerm_key_vault_key" "a" {
  key_type = "EC-HSM" # evidence
}
#----
variable "chosen" {
  default = "RSA-HSM"
}
resource "azurerm_key_vault_key" "a" {
  key_type = var.chosen # evidence
}
#----
locals {
  chosen = "RSA-HSM"
}
resource "azurerm_key_vault_key" "b" {
  key_type = local.chosen # evidence
}
#----
# evidence
resource "azurerm_storage_account" "a" {
  customer_managed_key {
    key_vault_key_id = azurerm_key_vault_key.main.id
  }
}
#----
# evidence
resource "azurerm_storage_account" "b" {
  name = "ships"
}
resource "azurerm_storage_account_customer_managed_key" "b" {
  storage_account_id = azurerm_storage_account.b.id
}
